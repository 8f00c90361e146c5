#include "crawler/warc_input.hpp"

#include <algorithm>
#include <utility>

namespace labledger::crawler {
namespace {

constexpr std::size_t kBufferBytes = 256U << 10;

}  // namespace

WarcInput::WarcInput(ByteSource& source)
    : source_(source), window_(kBufferBytes), raw_(kBufferBytes) {}

void WarcInput::advance(std::size_t count) {
  begin_ += count;
  offset_ += count;
}

Error WarcInput::ended_early(std::uint64_t missing) const {
  return {ErrorKind::Malformed, "the archive ends at byte " + std::to_string(offset_) + ", " +
                                    std::to_string(missing) + " bytes short"};
}

Result<void> WarcInput::detect_format() {
  while (raw_end_ < 2) {  // A pipe may give its first byte alone.
    const std::size_t count = TRY(source_.read(std::span(raw_).subspan(raw_end_)));
    if (count == 0) break;
    raw_end_ += count;
  }
  format_known_ = true;
  if (has_gzip_magic({raw_.data(), raw_end_})) inflater_.emplace(DeflateFormat::Gzip);
  return {};
}

Result<std::size_t> WarcInput::pull(std::span<char> into) {
  if (!format_known_) TRY(detect_format());
  if (inflater_) return pull_inflated(into);
  if (raw_begin_ == raw_end_) return source_.read(into);
  const std::size_t count = std::min(into.size(), raw_end_ - raw_begin_);
  std::copy_n(raw_.data() + raw_begin_, count, into.data());
  raw_begin_ += count;
  return count;
}

Result<std::size_t> WarcInput::pull_inflated(std::span<char> into) {
  const auto fail = [&](std::string_view why) {
    return Error{ErrorKind::Malformed, "the archive's compressed data " + std::string(why) +
                                           " after byte " + std::to_string(offset_) +
                                           " of its plain text"};
  };
  while (!broken_) {
    if (raw_begin_ == raw_end_) {
      raw_begin_ = 0;
      raw_end_ = TRY(source_.read(raw_));
      if (raw_end_ == 0 && member_open_) return fail("ends inside a gzip member");
      if (raw_end_ == 0) return std::size_t{0};
    }
    const InflateStep step =
        inflater_->step({raw_.data() + raw_begin_, raw_end_ - raw_begin_}, into);
    raw_begin_ += step.consumed;
    member_open_ = !step.ended;
    broken_ = step.broken;
    if (step.ended) inflater_->reset();
    if (step.produced > 0) return step.produced;
  }
  return fail("is broken");
}

Result<bool> WarcInput::refill_window() {
  begin_ = 0;
  end_ = 0;
  end_ = TRY(pull(window_));
  return end_ > 0;
}

Result<bool> WarcInput::skip_line_ends() {
  while (true) {
    const std::string_view text = window();
    const std::size_t first = text.find_first_not_of("\r\n");
    advance(std::min(first, text.size()));
    if (first != std::string_view::npos) return true;
    const bool more = TRY(refill_window());
    if (!more) return false;
  }
}

Result<HeadEnd> WarcInput::read_head(std::string& out, std::uint64_t limit) {
  out.clear();
  std::size_t line_start = 0;
  while (true) {
    if (out.size() >= limit) return HeadEnd::Limit;
    if (begin_ == end_) {
      const bool more = TRY(refill_window());
      if (!more) return HeadEnd::EndOfInput;
    }
    const std::string_view text = window().substr(0, limit - out.size());
    const std::size_t newline = text.find('\n');
    const std::size_t count = newline == std::string_view::npos ? text.size() : newline + 1;
    out.append(text.substr(0, count));
    advance(count);
    if (newline == std::string_view::npos) continue;
    const std::string_view line = std::string_view(out).substr(line_start);
    if (line == "\r\n" || line == "\n") return HeadEnd::BlankLine;
    line_start = out.size();
  }
}

Result<void> WarcInput::read(std::span<char> into) {
  const std::size_t buffered = std::min(into.size(), end_ - begin_);
  std::copy_n(window_.data() + begin_, buffered, into.data());
  advance(buffered);
  into = into.subspan(buffered);
  while (!into.empty()) {  // Straight into place: a body is copied once.
    const std::size_t count = TRY(pull(into));
    if (count == 0) return ended_early(into.size());
    offset_ += count;
    into = into.subspan(count);
  }
  return {};
}

Result<void> WarcInput::skip(std::uint64_t count) {
  while (count > 0) {
    if (begin_ == end_) {
      const bool more = TRY(refill_window());
      if (!more) return ended_early(count);
    }
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(count, end_ - begin_));
    advance(step);
    count -= step;
  }
  return {};
}

}  // namespace labledger::crawler

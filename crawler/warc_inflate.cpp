#include "crawler/warc_inflate.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <zlib.h>

#include "core/check.hpp"

namespace labledger::crawler {
namespace {

constexpr std::size_t kChunkBytes = 64U << 10;

/// The windowBits that select a format (zlib.h, inflateInit2).
int window_bits(DeflateFormat format) {
  switch (format) {
    case DeflateFormat::Gzip:
      return 16 + MAX_WBITS;
    case DeflateFormat::Raw:
      return -MAX_WBITS;
    case DeflateFormat::Zlib:
      break;
  }
  return MAX_WBITS;
}

uInt bounded(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

}  // namespace

struct Inflater::State {
  explicit State(DeflateFormat format) {
    CHECK_INVARIANT(inflateInit2(&stream, window_bits(format)) == Z_OK);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { inflateEnd(&stream); }

  z_stream stream{};
};

Inflater::Inflater(DeflateFormat format) : state_(std::make_unique<State>(format)) {}
Inflater::Inflater(Inflater&&) noexcept = default;
Inflater& Inflater::operator=(Inflater&&) noexcept = default;
Inflater::~Inflater() = default;

InflateStep Inflater::step(std::string_view in, std::span<char> out) {
  z_stream& stream = state_->stream;
  // zlib never writes through next_in; its type predates const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
  stream.avail_in = bounded(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = bounded(out.size());
  const uInt in_before = stream.avail_in;
  const uInt out_before = stream.avail_out;
  const int code = inflate(&stream, Z_NO_FLUSH);
  CHECK_INVARIANT(code != Z_MEM_ERROR && code != Z_STREAM_ERROR);
  const bool ended = code == Z_STREAM_END;
  return {.consumed = in_before - stream.avail_in,
          .produced = out_before - stream.avail_out,
          .ended = ended,
          .broken = !ended && code != Z_OK};
}

void Inflater::reset() {
  CHECK_INVARIANT(inflateReset(&state_->stream) == Z_OK);
}

Result<std::string> inflate_all(DeflateFormat format, std::string_view bytes, std::size_t limit) {
  Inflater inflater(format);
  std::string out;
  while (true) {
    if (bytes.empty()) return Error{ErrorKind::Malformed, "the compressed body is cut short"};
    const std::size_t before = out.size();
    out.resize(before + kChunkBytes);
    const InflateStep step = inflater.step(bytes, std::span(out).subspan(before));
    if (step.broken) return Error{ErrorKind::Malformed, "the compressed body is broken"};
    out.resize(before + step.produced);
    if (out.size() > limit) {
      return Error{ErrorKind::TooLarge,
                   "the decompressed body is over " + std::to_string(limit) + " bytes"};
    }
    bytes.remove_prefix(step.consumed);
    if (!step.ended) continue;
    if (format != DeflateFormat::Gzip || !has_gzip_magic(bytes)) return out;
    inflater.reset();
  }
}

bool has_gzip_magic(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b");
}

}  // namespace labledger::crawler

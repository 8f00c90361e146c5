#include "parsers/boards/job_board.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "parsers/boards/board_builder.hpp"
#include "parsers/boards/board_format.hpp"
#include "parsers/boards/job_json_ld.hpp"
#include "parsers/boards/job_table.hpp"
#include "parsers/gzip.hpp"
#include "parsers/json/json_fields.hpp"
#include "parsers/json/json_records.hpp"
#include "parsers/payload.hpp"

namespace labledger::parsers {
namespace {

JsonLimits json_limits(const BoardLimits& limits) {
  return {.bytes = limits.bytes,
          .depth = limits.depth,
          .records = limits.postings,
          .values_per_record = limits.values_per_posting};
}

/// The keys of all lists that some format keeps its postings under.
std::vector<std::string_view> list_keys() {
  std::vector<std::string_view> keys;
  for (const BoardFormat* format : board_formats()) {
    if (!format->list.empty()) keys.push_back(format->list);
  }
  return keys;
}

/// Finds the format at the first record that has one, and reads every record with it.
class JsonBoard {
 public:
  explicit JsonBoard(std::span<const BoardFormat* const> candidates) : candidates_(candidates) {}

  void receive(std::string_view list, const Json& record) {
    if (format_ == nullptr) format_ = find_format(list, record);
    if (format_ == nullptr || format_->list != list || !format_->recognises(record)) {
      has_linked_data_ |= has_member(record, "@type");
      builder_.skip();
      return;
    }
    JobPosting posting;
    format_->read_posting(record, posting);
    builder_.add(std::move(posting));
  }

  /// The board; NotFound when no format fits.
  Result<JobBoard> finish(const JsonRest& rest) {
    if (format_ == nullptr && builder_.board().skipped == 0)
      format_ = find_empty_format(rest.value);
    if (format_ != nullptr) {
      if (format_->read_rest != nullptr) format_->read_rest(rest.value, builder_.board());
      return builder_.finish(format_->kind);
    }
    if (is_directory(rest)) {
      builder_.board().skipped = 0;
      return builder_.finish(BoardKind::Directory);
    }
    const bool is_empty_list = rest.value.is_array() && builder_.board().skipped == 0;
    if (is_empty_list) return builder_.finish(BoardKind::Unknown);
    return Error{ErrorKind::NotFound, "JSON of no job board's format"};
  }

  /// Whether it looks like JSON-LD instead.
  [[nodiscard]] bool has_linked_data(const Json& rest) const {
    return has_linked_data_ || has_member(rest, "@type") || has_member(rest, "@graph");
  }

 private:
  [[nodiscard]] const BoardFormat* find_format(std::string_view list, const Json& record) const {
    for (const BoardFormat* format : candidates_) {
      if (format->list == list && format->recognises(record)) return format;
    }
    return nullptr;
  }

  // The format whose list is there without a record in it.
  [[nodiscard]] const BoardFormat* find_empty_format(const Json& rest) const {
    for (const BoardFormat* format : candidates_) {
      if (format->recognises_empty == nullptr || !member(rest, format->list).is_array()) continue;
      if (format->recognises_empty(rest)) return format;
    }
    return nullptr;
  }

  // Names of boards: a list of words, or words by name.
  static bool is_directory(const JsonRest& rest) {
    if (rest.value.is_array()) return rest.plain_values > 0;
    return rest.value.is_object() && !rest.value.empty() &&
           std::all_of(rest.value.begin(), rest.value.end(),
                       [](const Json& value) { return value.is_string() || value.is_null(); });
  }

  std::span<const BoardFormat* const> candidates_;
  const BoardFormat* format_ = nullptr;
  BoardBuilder builder_;
  bool has_linked_data_ = false;
};

Result<JobBoard> parse_json_board(std::string_view bytes,
                                  std::span<const BoardFormat* const> formats,
                                  const BoardLimits& limits) {
  JsonBoard board(formats);
  const std::vector<std::string_view> keys = list_keys();
  const JsonRest rest = TRY(read_json_records(
      bytes, keys, [&board](std::string_view list, Json& record) { board.receive(list, record); },
      json_limits(limits)));
  if (formats.size() == board_formats().size() && board.has_linked_data(rest.value))
    return parse_job_json_ld(bytes, limits);
  return board.finish(rest);
}

/// As parse_json_board, for bytes that must be of one of the formats.
template <std::size_t kCount>
Result<JobBoard> parse_only(std::string_view bytes,
                            const std::array<const BoardFormat*, kCount>& formats,
                            const BoardLimits& limits) {
  Result<JobBoard> board = parse_json_board(bytes, formats, limits);
  if (!board && board.error().kind == ErrorKind::NotFound)
    return Error{ErrorKind::Malformed, board.error().message};
  return board;
}

std::string_view without_lead(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{} : bytes.substr(first);
}

}  // namespace

Result<JobBoard> parse_job_board(std::string_view bytes, const BoardLimits& limits) {
  std::string inflated;
  if (is_gzip(bytes)) {
    inflated = TRY(inflate_gzip(bytes, limits.bytes));
    bytes = inflated;
  }
  if (bytes.size() > limits.bytes) {
    return Error{ErrorKind::TooLarge, "a job board of " + std::to_string(bytes.size()) +
                                          " bytes; the limit is " + std::to_string(limits.bytes)};
  }
  const std::string_view lead = without_lead(bytes);
  if (lead.empty()) return Error{ErrorKind::Malformed, "not a job board: no bytes"};
  if (lead.front() == '{' || lead.front() == '[') {
    Result<JobBoard> board = parse_json_board(bytes, board_formats(), limits);
    if (!board && board.error().kind == ErrorKind::NotFound)
      return Error{ErrorKind::Malformed, "not a job board: " + board.error().message};
    return board;
  }
  if (lead.front() == '<') return parse_job_json_ld(bytes, limits);
  return parse_job_table(bytes, limits);
}

Result<JobBoard> parse_greenhouse(std::string_view bytes, const BoardLimits& limits) {
  return parse_only(bytes, std::array{&kGreenhouse}, limits);
}

Result<JobBoard> parse_lever(std::string_view bytes, const BoardLimits& limits) {
  return parse_only(bytes, std::array{&kLever}, limits);
}

Result<JobBoard> parse_ashby(std::string_view bytes, const BoardLimits& limits) {
  return parse_only(bytes, std::array{&kAshby, &kAshbyPage}, limits);
}

Result<JobBoard> parse_workable(std::string_view bytes, const BoardLimits& limits) {
  return parse_only(bytes, std::array{&kWorkableWidget, &kWorkable}, limits);
}

Result<JobBoard> parse_smart_recruiters(std::string_view bytes, const BoardLimits& limits) {
  return parse_only(bytes, std::array{&kSmartRecruiters}, limits);
}

Result<JobBoard> parse_recruitee(std::string_view bytes, const BoardLimits& limits) {
  return parse_only(bytes, std::array{&kRecruitee}, limits);
}

}  // namespace labledger::parsers

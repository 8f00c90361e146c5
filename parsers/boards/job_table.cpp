#include "parsers/boards/job_table.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "parsers/boards/board_builder.hpp"
#include "parsers/boards/board_format.hpp"
#include "parsers/boards/csv_reader.hpp"
#include "parsers/boards/job_board.hpp"
#include "parsers/boards/python_literal.hpp"
#include "parsers/html/ascii.hpp"
#include "parsers/html/encoding.hpp"
#include "parsers/json/json_fields.hpp"
#include "parsers/json/json_records.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kFieldLimit = 256;
constexpr JsonLimits kRecordLimits = {
    .bytes = 8U << 20, .depth = 32, .records = 1000, .values_per_record = 20'000};

Json record_of(const std::vector<std::string>& header, const std::vector<std::string>& row) {
  Json record = Json::object();
  for (std::size_t i = 0; i < std::min(header.size(), row.size()); ++i) {
    if (!row[i].empty()) record[header[i]] = row[i];
  }
  return record;
}

/// A record kept in a field: an object already, or one written as JSON or by Python.
Json embedded_record(const Json& field) {
  if (field.is_object()) return field;
  const std::string text = text_of(field);
  if (text.empty()) return {};
  if (Result<Json> json = read_json(text, kRecordLimits)) return std::move(json).value();
  const std::optional<std::string> translated = json_of_python_literal(text);
  if (!translated) return {};
  Result<Json> json = read_json(*translated, kRecordLimits);
  return json ? std::move(json).value() : Json();
}

/// Takes from `source` what `posting` leaves open.
void fill_gaps(JobPosting& posting, JobPosting source) {
  const auto fill = [](std::string& gap, std::string& value) {
    if (gap.empty()) gap = std::move(value);
  };
  fill(posting.title, source.title);
  fill(posting.company, source.company);
  fill(posting.department, source.department);
  fill(posting.team, source.team);
  fill(posting.employment, source.employment);
  fill(posting.url, source.url);
  fill(posting.description, source.description);
  for (const std::string& place : source.places)
    add_place(place, posting.places);
  if (posting.remote == RemoteWork::Unknown) posting.remote = source.remote;
  if (posting.state == PostingState::Open) posting.state = source.state;
  if (!posting.posted) posting.posted = std::move(source.posted);
  if (!posting.pay) posting.pay = std::move(source.pay);
  // The board's own time of change; the table's is when its keeper looked.
  posting.updated = std::move(source.updated);
}

std::optional<std::size_t> column(const std::vector<std::string>& header, std::string_view name) {
  const auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

/// Whether the header is that of postings, or of their events.
bool names_postings(const std::vector<std::string>& header) {
  constexpr auto kKeys =
      std::to_array<std::string_view>({"job_id", "id", "external_id", "url", "job_url"});
  const bool has_key = std::any_of(kKeys.begin(), kKeys.end(), [&](std::string_view key) {
    return column(header, key).has_value();
  });
  return has_key && (column(header, "title") || column(header, "new_data"));
}

}  // namespace

std::optional<JobPosting> posting_of_row(const std::vector<std::string>& header,
                                         const std::vector<std::string>& row) {
  Json record = record_of(header, row);
  const std::string event = text_at(record, "event_type");
  for (const std::string_view key : {"new_data", "previous_data"}) {
    Json embedded = embedded_record(member(record, key));
    if (!embedded.is_object()) continue;
    record = std::move(embedded);
    break;
  }
  JobPosting posting;
  kDump.read_posting(record, posting);
  const std::string status = text_at(record, "status");
  if (status == "closed" || event == "closed") posting.state = PostingState::Closed;
  const Json raw = embedded_record(member(record, "raw_data"));
  JobPosting source;
  if (const BoardFormat* format = format_of_record(raw)) format->read_posting(raw, source);
  fill_gaps(posting, std::move(source));
  if (posting.id.empty() || posting.title.empty()) return std::nullopt;
  return posting;
}

Result<JobBoard> parse_job_table(std::string_view bytes, const BoardLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return Error{ErrorKind::TooLarge, "a table of " + std::to_string(bytes.size()) +
                                          " bytes; the limit is " + std::to_string(limits.bytes)};
  }
  if (!is_valid_utf8(bytes)) return Error{ErrorKind::Malformed, "not a job board: not UTF-8 text"};
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  CsvReader reader(bytes);
  std::vector<std::string> header;
  const bool has_header = TRY(reader.next(header, kFieldLimit));
  for (std::string& name : header)
    std::transform(name.begin(), name.end(), name.begin(), to_ascii_lower);
  if (!has_header || !names_postings(header))
    return Error{ErrorKind::Malformed, "not a job board: neither JSON, HTML nor a table of jobs"};
  BoardBuilder builder;
  std::vector<std::string> row;
  while (true) {
    const bool has_row = TRY(reader.next(row, kFieldLimit));
    if (!has_row) break;
    if (row.size() == 1 && row.front().empty()) continue;  // An empty line.
    if (builder.postings() + builder.board().skipped >= limits.postings) {
      return Error{ErrorKind::TooLarge,
                   "a table of more than " + std::to_string(limits.postings) + " rows"};
    }
    std::optional<JobPosting> posting = posting_of_row(header, row);
    if (posting) {
      builder.add(std::move(*posting));
    } else {
      builder.skip();
    }
  }
  return builder.finish(BoardKind::Register);
}

}  // namespace labledger::parsers

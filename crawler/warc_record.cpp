#include "crawler/warc_record.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/time.hpp"
#include "core/url.hpp"
#include "crawler/warc_message.hpp"

namespace labledger::crawler {
namespace {

WarcType type_of(std::string_view name) {
  if (equal_ignoring_case(name, "response")) return WarcType::Response;
  if (equal_ignoring_case(name, "resource")) return WarcType::Resource;
  if (equal_ignoring_case(name, "revisit")) return WarcType::Revisit;
  return WarcType::Other;
}

Result<std::uint64_t> block_length(const HeaderList& fields) {
  const auto is_length = [](const HeaderField& field) {
    return equal_ignoring_case(field.name, "Content-Length");
  };
  const auto first = std::find_if(fields.begin(), fields.end(), is_length);
  if (first == fields.end()) return Error{ErrorKind::Malformed, "the record states no length"};
  if (std::find_if(first + 1, fields.end(), is_length) != fields.end()) {
    return Error{ErrorKind::Malformed, "the record states more than one length"};
  }
  const std::string& digits = first->value;
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (error != std::errc{} || end != digits.data() + digits.size()) {
    return Error{ErrorKind::Malformed,
                 "the record's length is not a number: '" + digits.substr(0, 40) + "'"};
  }
  return length;
}

}  // namespace

Result<WarcHead> parse_warc_head(std::string_view text) {
  const std::size_t newline = std::min(text.find('\n'), text.size());
  std::string_view version = text.substr(0, newline);
  if (version.ends_with('\r')) version.remove_suffix(1);
  if (version != "WARC/1.0" && version != "WARC/1.1") {
    return Error{ErrorKind::Malformed, "no WARC 1.0 or 1.1 record begins here"};
  }
  WarcHead head;
  head.fields = parse_folded_headers(text.substr(std::min(newline + 1, text.size())));
  head.type = type_of(find_header(head.fields, "WARC-Type").value_or(""));
  head.length = TRY(block_length(head.fields));
  return head;
}

std::string_view target_uri(const WarcHead& head) {
  std::string_view uri = find_header(head.fields, "WARC-Target-URI").value_or("");
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  return uri;
}

Result<FetchRecord> start_fetch_record(const WarcHead& head) {
  const Url url = TRY(parse_url(target_uri(head)));
  const std::string_view date = find_header(head.fields, "WARC-Date").value_or("");
  const Instant captured = TRY(parse_rfc3339(date));
  FetchRecord record;
  record.url = url.str();
  record.final_url = record.url;
  record.provenance = Provenance::Archive;
  record.started = captured;
  record.finished = captured;
  record.archive_time = date;
  record.archive = find_header(head.fields, "WARC-Record-ID").value_or("");
  return record;
}

}  // namespace labledger::crawler

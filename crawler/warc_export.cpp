#include "crawler/warc_export.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/digest.hpp"
#include "core/http.hpp"
#include "core/name_uri.hpp"
#include "core/names.hpp"
#include "core/url.hpp"

namespace labledger::crawler {
namespace {

constexpr std::string_view kNotModifiedProfile =
    "http://netpreserve.org/warc/1.1/revisit/server-not-modified";  // WARC 1.1, 6.7.3

/// What pages and archives wrote must not end a line of ours.
std::string on_one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
  return text;
}

void add_line(std::string& to, std::string_view name, std::string_view value) {
  to.append(name).append(": ").append(on_one_line(std::string(value))).append("\r\n");
}

std::string stated_digest(const Digest& digest) {
  return "sha256:" + digest.hex();
}

/// Names a record for ever: equal attempts give equal names on every machine.
std::string record_id(std::string_view kind, const FetchRecord& record, std::string_view url) {
  std::string name("warc:");
  name.append(kind).append(" ").append(record.url).append(" ").append(url).append(" ");
  name.append(format_rfc3339(record.started)).append(" ").append(record.archive);
  if (record.payload) name.append(" ").append(record.payload->hex());
  return "<" + name_uri(name) + ">";
}

/// The head of a record: its type, id, date and what `more` holds; then the block.
std::string whole_record(std::string_view type, std::string_view id, std::string_view date,
                         const HeaderList& more, std::string_view block) {
  std::string bytes = "WARC/1.1\r\n";
  add_line(bytes, "WARC-Type", type);
  add_line(bytes, "WARC-Record-ID", id);
  add_line(bytes, "WARC-Date", date);
  for (const HeaderField& field : more)
    add_line(bytes, field.name, field.value);
  add_line(bytes, "Content-Length", std::to_string(block.size()));
  return bytes.append("\r\n").append(block).append("\r\n\r\n");
}

/// The status line, without a reason: RFC 9112 section 4 lets it be empty.
std::string status_line(int status) {
  return "HTTP/1.1 " + std::to_string(status) + " \r\n";
}

bool speaks_of_the_wire(std::string_view name) {
  constexpr std::array<std::string_view, 3> kNames = {"Content-Encoding", "Transfer-Encoding",
                                                      "Content-Length"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view own) { return equal_ignoring_case(name, own); });
}

/// The response as an HTTP message whose head fits its decoded body.
std::string http_message(const FetchRecord& record, std::string_view body) {
  std::string message = status_line(record.status);
  for (const HeaderField& field : record.response_headers) {
    const std::string name =
        speaks_of_the_wire(field.name) ? "X-Archive-Orig-" + field.name : field.name;
    add_line(message, name, field.value);
  }
  if (record.outcome != FetchOutcome::NotModified) {
    add_line(message, "Content-Length", std::to_string(body.size()));
  }
  return message.append("\r\n").append(body);
}

std::string media_type_of(const FetchRecord& record) {
  std::string type(find_header(record.response_headers, "Content-Type").value_or(""));
  type.resize(std::min(type.find(';'), type.size()));
  while (!type.empty() && type.back() == ' ')
    type.pop_back();
  return type.empty() ? "unk" : type;  // What CDX files write for "unknown".
}

ExportedRecord request_record(const FetchRecord& record, const std::string& response) {
  std::string message = "GET ";
  if (const auto url = parse_url(record.url)) {
    message.append(url->path_and_query()).append(" HTTP/1.1\r\n");
    if (!find_header(record.request_headers, "Host")) {
      add_line(message, "Host", std::string_view(url->origin()).substr(url->scheme.size() + 3));
    }
  }
  for (const HeaderField& field : record.request_headers)
    add_line(message, field.name, field.value);
  message += "\r\n";
  return {whole_record("request", record_id("request", record, record.url), captured_at(record),
                       {{"WARC-Target-URI", record.url},
                        {"WARC-Concurrent-To", response},
                        {"Content-Type", "application/http;msgtype=request"}},
                       message),
          {}};
}

/// One redirect: only its status and its target were kept.
ExportedRecord redirect_record(const FetchRecord& record, const std::string& from,
                               const RedirectHop& hop) {
  std::string message = status_line(hop.status);
  add_line(message, "Location", hop.location);
  add_line(message, "Content-Length", "0");
  message += "\r\n";
  return {whole_record("response", record_id("redirect", record, from), captured_at(record),
                       {{"WARC-Target-URI", from},
                        {"WARC-Truncated", "unspecified"},
                        {"Content-Type", "application/http;msgtype=response"}},
                       message),
          CdxEntry{.url = from,
                   .at = record.started,
                   .status = hop.status,
                   .media_type = "unk",
                   .digest = "",
                   .file = ""}};
}

ExportedRecord response_record(const FetchedBody& fetched, const std::string& id) {
  const FetchRecord& record = fetched.record;
  const bool is_revisit = record.outcome == FetchOutcome::NotModified;
  HeaderList fields{{"WARC-Target-URI", record.final_url}};
  if (!record.remote_address.empty()) fields.push_back({"WARC-IP-Address", record.remote_address});
  if (is_revisit) fields.push_back({"WARC-Profile", std::string(kNotModifiedProfile)});
  const std::string digest = record.payload ? stated_digest(*record.payload) : "";
  if (!digest.empty()) fields.push_back({"WARC-Payload-Digest", digest});
  fields.push_back({"Content-Type", "application/http;msgtype=response"});
  return {whole_record(is_revisit ? "revisit" : "response", id, captured_at(record), fields,
                       http_message(record, fetched.body)),
          CdxEntry{.url = record.final_url,
                   .at = record.started,
                   .status = record.status,
                   .media_type = is_revisit ? "warc/revisit" : media_type_of(record),
                   .digest = digest,
                   .file = ""}};
}

/// A body that an archive held without any HTTP head.
ExportedRecord resource_record(const FetchedBody& fetched, const std::string& id) {
  const FetchRecord& record = fetched.record;
  const std::string digest = record.payload ? stated_digest(*record.payload) : "";
  HeaderList fields{{"WARC-Target-URI", record.url}};
  if (!digest.empty()) fields.push_back({"WARC-Payload-Digest", digest});
  if (const auto type = find_header(record.response_headers, "Content-Type")) {
    fields.push_back({"Content-Type", std::string(*type)});
  }
  return {whole_record("resource", id, captured_at(record), fields, fetched.body),
          CdxEntry{.url = record.url,
                   .at = record.started,
                   .status = 200,  // What CDX files write for a body that is simply there.
                   .media_type = media_type_of(record),
                   .digest = digest,
                   .file = ""}};
}

ExportedRecord metadata_record(const FetchRecord& record, const std::string& response) {
  std::string block;
  add_line(block, "source", record.url);
  add_line(block, "outcome", name_of(record.outcome));
  add_line(block, "provenance", name_of(record.provenance));
  add_line(block, "started", format_rfc3339(record.started));
  add_line(block, "finished", format_rfc3339(record.finished));
  if (record.payload) add_line(block, "payload", stated_digest(*record.payload));
  if (record.robots) add_line(block, "robots", stated_digest(*record.robots));
  if (record.retry_at) add_line(block, "retry-at", format_rfc3339(*record.retry_at));
  if (!record.error.empty()) add_line(block, "reason", record.error);
  HeaderList fields{{"WARC-Target-URI", record.url}};
  if (!response.empty()) fields.push_back({"WARC-Concurrent-To", response});
  fields.push_back({"Content-Type", "application/warc-fields"});
  return {whole_record("metadata", record_id("metadata", record, record.url), captured_at(record),
                       fields, block),
          {}};
}

}  // namespace

ExportedRecord warcinfo_record(std::string_view software, std::string_view file, Instant at) {
  std::string block;
  add_line(block, "software", software);
  add_line(block, "format", "WARC File Format 1.1");
  add_line(block, "conformsTo",
           "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/");
  const std::string date = format_rfc3339(at);
  std::string name("warcinfo ");
  name.append(file).append(" ").append(date);
  const std::string id = "<" + name_uri(name) + ">";
  return {whole_record(
              "warcinfo", id, date,
              {{"WARC-Filename", std::string(file)}, {"Content-Type", "application/warc-fields"}},
              block),
          {}};
}

std::vector<ExportedRecord> records_of(const FetchedBody& fetched) {
  const FetchRecord& record = fetched.record;
  std::vector<ExportedRecord> records;
  const bool is_resource = record.status == 0 && record.outcome == FetchOutcome::Fetched;
  if (record.status == 0 && !is_resource) {
    records.push_back(metadata_record(record, ""));
    return records;
  }
  const std::string id =
      record.archive.empty() ? record_id("response", record, record.final_url) : record.archive;
  if (!record.request_headers.empty()) records.push_back(request_record(record, id));
  std::string from = record.url;
  for (const RedirectHop& hop : record.redirects) {
    records.push_back(redirect_record(record, from, hop));
    from = hop.location;
  }
  records.push_back(is_resource ? resource_record(fetched, id) : response_record(fetched, id));
  records.push_back(metadata_record(record, id));
  return records;
}

}  // namespace labledger::crawler

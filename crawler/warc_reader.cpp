#include "crawler/warc_reader.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "core/http.hpp"
#include "crawler/response_rules.hpp"
#include "crawler/warc_digest.hpp"
#include "crawler/warc_message.hpp"

namespace labledger::crawler {
namespace {

constexpr std::string_view kPayloadDigest = "WARC-Payload-Digest";
constexpr std::size_t kDigestTextLimit = 128;  ///< Longer ones are no digests; not remembered.

std::string_view field_of(const WarcHead& head, std::string_view name) {
  return find_header(head.fields, name).value_or("");
}

bool is_http_uri(std::string_view uri) {
  return equal_ignoring_case(uri.substr(0, 7), "http://") ||
         equal_ignoring_case(uri.substr(0, 8), "https://");
}

void apply_status(FetchRecord& record, HttpHead head) {
  record.status = head.status;
  record.response_headers = std::move(head.headers);
  record.outcome = outcome_of_status(record.status);
  if (record.outcome == FetchOutcome::Blocked || record.outcome == FetchOutcome::Error) {
    record.error = "the archived response has status " + std::to_string(record.status);
  }
}

/// The capture as one that cannot be used, and why.
WarcItem without_body(FetchRecord record, std::string reason) {
  record.outcome = FetchOutcome::Error;
  record.error = std::move(reason);
  return FetchedBody{std::move(record), {}};
}

/// Why the block is not the whole of what the server sent; empty when nothing says so.
std::string reason_incomplete(const WarcHead& head) {
  if (const auto reason = find_header(head.fields, "WARC-Truncated")) {
    return "the archiver cut the capture off: " + std::string(reason->substr(0, 40));
  }
  if (find_header(head.fields, "WARC-Segment-Number")) {
    return "the capture is spread over several records";
  }
  return {};
}

std::string over_limit(std::uint64_t size, std::size_t limit) {
  return "the archived body has " + std::to_string(size) + " bytes, over the limit of " +
         std::to_string(limit);
}

Result<void> check_field(const WarcHead& head, std::string_view name, std::string_view bytes) {
  const auto stated = find_header(head.fields, name);
  if (!stated) return {};
  return check_stated_digest(*stated, bytes);
}

/// The body after chunks. Archivers disagree whether the payload's digest counts the chunk lines,
/// so either reading of it is accepted (WARC 1.1, section 5.9 means the body without them).
Result<std::string> unchunk_and_check(const WarcHead& head, const HeaderList& headers,
                                      std::string body) {
  const Result<void> as_sent = check_field(head, kPayloadDigest, body);
  if (!is_chunked(headers, body)) {
    if (!as_sent) return as_sent.error();
    return body;
  }
  std::string joined = TRY(join_chunks(body));
  if (!as_sent) TRY(check_field(head, kPayloadDigest, joined));
  return joined;
}

}  // namespace

WarcReader::WarcReader(ByteSource& source, WarcLimits limits) : input_(source), limits_(limits) {}

Result<std::optional<WarcItem>> WarcReader::next() {
  if (failure_) return *failure_;
  std::optional<WarcItem> item;
  while (true) {
    Result<Progress> progress = read_record(item);
    if (!progress) {
      failure_ = std::move(progress).error().in("record at byte " + std::to_string(record_offset_));
      return *failure_;
    }
    if (progress.value() != Progress::PassedOver) {
      return Result<std::optional<WarcItem>>{std::move(item)};
    }
  }
}

Result<WarcReader::Progress> WarcReader::read_record(std::optional<WarcItem>& item) {
  record_offset_ = input_.offset();
  const bool more = TRY(input_.skip_line_ends());
  if (!more) return Progress::End;
  record_offset_ = input_.offset();
  const WarcHead head = TRY(read_warc_head());
  left_ = head.length;
  const bool is_capture = head.type != WarcType::Other && is_http_uri(target_uri(head));
  if (is_capture) item = TRY(read_capture(head));
  TRY(input_.skip(left_));
  left_ = 0;
  return is_capture ? Progress::Item : Progress::PassedOver;
}

Result<WarcHead> WarcReader::read_warc_head() {
  std::string text;
  const HeadEnd end = TRY(input_.read_head(text, limits_.header_bytes));
  switch (end) {
    case HeadEnd::BlankLine:
      break;
    case HeadEnd::EndOfInput:
      return Error{ErrorKind::Malformed, "the archive ends at byte " +
                                             std::to_string(input_.offset()) + ", inside a head"};
    case HeadEnd::Limit:
      return Error{ErrorKind::TooLarge,
                   "the head is over " + std::to_string(limits_.header_bytes) + " bytes"};
  }
  return parse_warc_head(text);
}

Result<WarcItem> WarcReader::read_capture(const WarcHead& head) {
  Result<FetchRecord> record = start_fetch_record(head);
  if (!record) return problem(head, std::move(record).error());
  switch (head.type) {
    case WarcType::Resource:
      return read_resource(head, std::move(record).value());
    case WarcType::Revisit:
      return read_revisit(head, std::move(record).value());
    default:
      return read_response(head, std::move(record).value());
  }
}

Result<WarcItem> WarcReader::read_response(const WarcHead& head, FetchRecord record) {
  const std::string head_text = TRY(read_http_head());
  Result<HttpHead> http = parse_http_head(head_text);
  if (!http) return problem(head, std::move(http).error());
  apply_status(record, std::move(http).value());
  if (left_ > limits_.body_bytes) {
    return without_body(std::move(record), over_limit(left_, limits_.body_bytes));
  }
  std::string body = TRY(read_block());
  if (find_header(head.fields, "WARC-Block-Digest")) {
    const Result<void> intact = check_field(head, "WARC-Block-Digest", head_text + body);
    if (!intact) return problem(head, intact.error());
  }
  if (std::string reason = reason_incomplete(head); !reason.empty()) {
    return without_body(std::move(record), std::move(reason));
  }
  Result<std::string> payload = unchunk_and_check(head, record.response_headers, std::move(body));
  if (!payload) return problem(head, std::move(payload).error());
  Result<std::string> content =
      decode_content(record.response_headers, std::move(payload).value(), limits_.body_bytes);
  if (!content) return without_body(std::move(record), std::move(content).error().message);
  if (record.outcome == FetchOutcome::Fetched) remember_payload(head, content.value());
  return WarcItem{FetchedBody{std::move(record), std::move(content).value()}};
}

Result<WarcItem> WarcReader::read_resource(const WarcHead& head, FetchRecord record) {
  record.outcome = FetchOutcome::Fetched;
  if (const auto type = find_header(head.fields, "Content-Type")) {
    record.response_headers.push_back({"Content-Type", std::string(*type)});
  }
  if (left_ > limits_.body_bytes) {
    return without_body(std::move(record), over_limit(left_, limits_.body_bytes));
  }
  std::string body = TRY(read_block());
  for (const std::string_view name : {std::string_view("WARC-Block-Digest"), kPayloadDigest}) {
    const Result<void> intact = check_field(head, name, body);
    if (!intact) return problem(head, intact.error());
  }
  if (std::string reason = reason_incomplete(head); !reason.empty()) {
    return without_body(std::move(record), std::move(reason));
  }
  remember_payload(head, body);
  return WarcItem{FetchedBody{std::move(record), std::move(body)}};
}

Result<WarcItem> WarcReader::read_revisit(const WarcHead& head, FetchRecord record) {
  if (left_ > 0) {  // The head of the response that was the same again; optional.
    const std::string head_text = TRY(read_http_head());
    Result<HttpHead> http = parse_http_head(head_text);
    if (!http) return problem(head, std::move(http).error());
    apply_status(record, std::move(http).value());
    record.error.clear();
  }
  record.outcome = FetchOutcome::NotModified;
  if (field_of(head, "WARC-Profile").find("server-not-modified") != std::string_view::npos) {
    return WarcItem{FetchedBody{std::move(record), {}}};
  }
  const std::string stated{field_of(head, kPayloadDigest)};
  if (const auto known = payloads_.find(stated); known != payloads_.end()) {
    record.payload = known->second;
  } else if (const auto named = parse_digest(
                 stated.starts_with("sha256:") ? std::string_view(stated).substr(7) : "")) {
    record.payload = named.value();
  } else {
    return without_body(std::move(record), "the archive points at a payload it does not hold: '" +
                                               stated.substr(0, kDigestTextLimit) + "'");
  }
  return WarcItem{FetchedBody{std::move(record), {}}};
}

/// The HTTP head at the front of the block; all of the block when no blank line ends it; nothing,
/// which no parser takes for a head, when it is over the limit.
Result<std::string> WarcReader::read_http_head() {
  std::string text;
  const std::uint64_t limit = std::min<std::uint64_t>(left_, limits_.header_bytes);
  const HeadEnd end = TRY(input_.read_head(text, limit));
  left_ -= text.size();
  if (end == HeadEnd::EndOfInput) {
    return Error{ErrorKind::Malformed, "the archive ends at byte " +
                                           std::to_string(input_.offset()) + ", " +
                                           std::to_string(left_) + " bytes short"};
  }
  if (end == HeadEnd::Limit && left_ > 0) text.clear();
  return text;
}

Result<std::string> WarcReader::read_block() {
  std::string block(left_, '\0');
  TRY(input_.read(block));
  left_ = 0;
  return block;
}

WarcItem WarcReader::problem(const WarcHead& head, Error error) const {
  return WarcProblem{record_offset_, std::string(field_of(head, "WARC-Record-ID")),
                     std::move(error)};
}

void WarcReader::remember_payload(const WarcHead& head, const std::string& body) {
  const std::string_view stated = field_of(head, kPayloadDigest);
  if (stated.empty() || stated.size() > kDigestTextLimit) return;
  if (payloads_.size() >= limits_.known_payloads) return;
  payloads_.try_emplace(std::string(stated), sha256(body));
}

}  // namespace labledger::crawler

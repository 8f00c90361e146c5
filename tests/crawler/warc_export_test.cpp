#include "crawler/warc_export.hpp"

#include <catch2/catch.hpp>

#include "core/digest.hpp"
#include "crawler/warc_deflate.hpp"
#include "tests/crawler/warc_archive.hpp"

namespace labledger::crawler {
namespace {

Instant at(const char* text) {
  return parse_rfc3339(text).value();
}

FetchedBody own_fetch() {
  FetchedBody fetched;
  FetchRecord& record = fetched.record;
  fetched.body = "<p>We test each model.</p>";
  record.url = "https://lab.example/safety";
  record.final_url = "https://lab.example/safety";
  record.outcome = FetchOutcome::Fetched;
  record.status = 200;
  record.started = at("2025-08-14T09:30:00.250Z");
  record.finished = at("2025-08-14T09:30:01Z");
  record.request_headers = {{"User-Agent", "Labledger (+https://watch.example/)"}};
  record.response_headers = {{"Content-Type", "text/html; charset=utf-8"},
                             {"Content-Encoding", "gzip"},
                             {"Content-Length", "19"},
                             {"ETag", "\"a1\""}};
  record.remote_address = "192.0.2.7";
  record.payload = sha256(fetched.body);
  return fetched;
}

std::string joined(const std::vector<ExportedRecord>& records) {
  std::string archive;
  for (const ExportedRecord& record : records)
    archive += record.bytes;
  return archive;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what was fetched reads back as it was kept", "[warc]") {
  const FetchedBody fetched = own_fetch();
  const std::string archive = joined(records_of(fetched));
  const FetchedBody back = only_capture(archive);
  CHECK(back.body == fetched.body);
  CHECK(back.record.url == fetched.record.url);
  CHECK(back.record.status == 200);
  CHECK(back.record.outcome == FetchOutcome::Fetched);
  CHECK(back.record.started == fetched.record.started);
  CHECK(find_header(back.record.response_headers, "ETag") == "\"a1\"");
  CHECK(find_header(back.record.response_headers, "X-Archive-Orig-Content-Encoding") == "gzip");
  CHECK_FALSE(find_header(back.record.response_headers, "Content-Encoding").has_value());
  CHECK(find_header(back.record.response_headers, "Content-Length") ==
        std::to_string(fetched.body.size()));
}

TEST_CASE("gzip members of records are an archive, too", "[warc]") {
  std::string archive =
      gzip_member(warcinfo_record("Labledger/1", "a.warc.gz", at("2025-08-14T10:00:00Z")).bytes);
  for (const ExportedRecord& record : records_of(own_fetch()))
    archive += gzip_member(record.bytes);
  CHECK(only_capture(archive).body == own_fetch().body);
}

TEST_CASE("an attempt of our own has its request, its response and what we noted", "[warc]") {
  FetchedBody fetched = own_fetch();
  fetched.record.robots = sha256("User-agent: *");
  const auto records = records_of(fetched);
  REQUIRE(records.size() == 3);
  CHECK(has(records[0].bytes, "WARC-Type: request\r\n"));
  CHECK(has(records[0].bytes, "GET /safety HTTP/1.1\r\nHost: lab.example\r\n"));
  CHECK(has(records[1].bytes, "WARC-IP-Address: 192.0.2.7\r\n"));
  CHECK(has(records[1].bytes, "WARC-Payload-Digest: sha256:" + sha256(fetched.body).hex()));
  CHECK(has(records[2].bytes, "outcome: fetched\r\n"));
  CHECK(has(records[2].bytes, "robots: sha256:" + sha256("User-agent: *").hex()));
  CHECK(records_of(fetched)[1].bytes == records[1].bytes);
}

TEST_CASE("a vouched-for payload is a revisit that reads back as not modified", "[warc]") {
  FetchedBody fetched = own_fetch();
  fetched.body.clear();
  fetched.record.outcome = FetchOutcome::NotModified;
  fetched.record.status = 304;
  const auto records = records_of(fetched);
  CHECK(has(records[1].bytes, "WARC-Type: revisit\r\n"));
  REQUIRE(records[1].index.has_value());
  CHECK(records[1].index->media_type == "warc/revisit");
  const FetchedBody back = only_capture(joined(records));
  CHECK(back.record.outcome == FetchOutcome::NotModified);
  CHECK(back.record.status == 304);
}

TEST_CASE("each redirect is a response of its own, and the answer stands where it came from",
          "[warc]") {
  FetchedBody fetched = own_fetch();
  fetched.record.redirects = {{301, "https://lab.example/new"}};
  fetched.record.final_url = "https://lab.example/new";
  const auto records = records_of(fetched);
  REQUIRE(records.size() == 4);
  CHECK(has(records[1].bytes, "WARC-Target-URI: https://lab.example/safety\r\n"));
  CHECK(has(records[1].bytes, "WARC-Truncated: unspecified\r\n"));
  CHECK(has(records[1].bytes, "HTTP/1.1 301 \r\nLocation: https://lab.example/new\r\n"));
  CHECK(has(records[2].bytes, "WARC-Target-URI: https://lab.example/new\r\n"));
  CHECK(has(records[3].bytes, "source: https://lab.example/safety\r\n"));
}

TEST_CASE("an attempt without a response leaves a note of it only", "[warc]") {
  FetchedBody fetched;
  fetched.record.url = "https://lab.example/safety";
  fetched.record.final_url = fetched.record.url;
  fetched.record.outcome = FetchOutcome::Disallowed;
  fetched.record.error = "robots.txt says no\r\nWARC-Type: response";
  const auto records = records_of(fetched);
  REQUIRE(records.size() == 1);
  CHECK_FALSE(records[0].index.has_value());
  CHECK(has(records[0].bytes, "outcome: disallowed\r\n"));
  CHECK(has(records[0].bytes, "reason: robots.txt says no  WARC-Type: response\r\n"));
  CHECK(read_all(records[0].bytes).items.empty());
}

TEST_CASE("captures from an archive keep its names for them", "[warc]") {
  FetchedBody fetched = only_capture(kPage);
  const std::string archive = joined(records_of(fetched));
  CHECK(only_capture(archive).record.archive == fetched.record.archive);
  CHECK(only_capture(archive).record.archive_time == fetched.record.archive_time);
}

TEST_CASE("the index key sorts a host's pages together", "[warc]") {
  const auto key = [](const char* url) { return sort_key(parse_url(url).value()); };
  CHECK(key("https://www.Lab.Example/Safety?B=1") == "example,lab)/safety?b=1");
  CHECK(key("http://a.b.lab.example:8080/") == "example,lab,b,a:8080)/");
  CHECK(key("http://192.0.2.7/x") == "192.0.2.7)/x");
  CHECK(key("https://www.example/") == "example,www)/");
}

TEST_CASE("an index line says where a capture stands", "[warc]") {
  const CdxEntry entry{.url = "https://lab.example/safety",
                       .at = at("2025-08-14T09:30:00.250Z"),
                       .status = 200,
                       .media_type = "text/\"html",
                       .digest = "sha256:00",
                       .file = "a.warc.gz",
                       .offset = 12,
                       .length = 34};
  CHECK(cdxj_line(entry).value() ==
        "example,lab)/safety 20250814093000 {\"url\": \"https://lab.example/safety\", "
        "\"mime\": \"text/\\\"html\", \"status\": \"200\", \"digest\": \"sha256:00\", "
        "\"length\": \"34\", \"offset\": \"12\", \"filename\": \"a.warc.gz\"}\n");
}

}  // namespace labledger::crawler

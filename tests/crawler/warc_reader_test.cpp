#include "crawler/warc_reader.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/crawler/warc_archive.hpp"

namespace labledger::crawler {

TEST_CASE("a response record becomes the attempt that the archive made", "[crawler]") {
  const FetchedBody got = only_capture(kPage);
  CHECK(got.body == "<p>Hello");
  CHECK(got.record.outcome == FetchOutcome::Fetched);
  CHECK(got.record.provenance == Provenance::Archive);
  CHECK(got.record.url == "https://lab.example/safety");
  CHECK(got.record.final_url == got.record.url);
  CHECK(format_rfc3339(got.record.started) == "2024-05-06T07:08:09Z");
  CHECK(got.record.finished == got.record.started);
  CHECK(got.record.status == 200);
  CHECK(got.record.archive == "<urn:uuid:00000000-0000-4000-8000-000000000001>");
  CHECK(find_header(got.record.response_headers, "etag") == "\"a1\"");
  CHECK_FALSE(got.record.payload.has_value());
  CHECK(got.record.remote_address.empty());
}

TEST_CASE("the status of an archived response decides the outcome as it does live", "[crawler]") {
  struct Row {
    int status;
    FetchOutcome outcome;
    bool states_reason;
  };
  const auto row = GENERATE(values<Row>({{200, FetchOutcome::Fetched, false},
                                         {203, FetchOutcome::Fetched, false},
                                         {206, FetchOutcome::Error, true},
                                         {301, FetchOutcome::Error, true},
                                         {304, FetchOutcome::NotModified, false},
                                         {401, FetchOutcome::Blocked, true},
                                         {403, FetchOutcome::Blocked, true},
                                         {404, FetchOutcome::Gone, false},
                                         {407, FetchOutcome::Blocked, true},
                                         {410, FetchOutcome::Gone, false},
                                         {418, FetchOutcome::Error, true},
                                         {429, FetchOutcome::Blocked, true},
                                         {451, FetchOutcome::Blocked, true},
                                         {500, FetchOutcome::Error, true},
                                         {503, FetchOutcome::Blocked, true}}));
  CAPTURE(row.status);
  const FetchedBody got = only_capture(
      response_record("HTTP/1.1 " + std::to_string(row.status) + " Any\r\n\r\nwhy it was refused"));
  CHECK(got.record.outcome == row.outcome);
  CHECK(got.record.error.empty() != row.states_reason);
  CHECK(got.body == "why it was refused");
}

TEST_CASE("a head is read however its writer spelled it", "[crawler]") {
  struct Row {
    std::string fields;
    std::string http;
    std::string why;
  };
  const std::string date = "WARC-Date: 2024-05-06T07:08:09Z\r\n";
  const auto row = GENERATE_COPY(values<Row>({
      {"WARC-Type: response\r\n" + date + "WARC-Target-URI: <https://LAB.example/safety>\r\n",
       "HTTP/1.1 200 OK\r\n\r\nx", "WARC 1.0 put brackets round the target"},
      {"warc-type: RESPONSE\r\n" + date + "warc-target-uri: https://lab.example/safety\r\n",
       "HTTP/1.1 200 OK\r\n\r\nx", "names and types without regard to case"},
      {"WARC-Type: response\n" + date + "WARC-Target-URI: https://lab.example/safety\n",
       "HTTP/1.0 200 OK\n\nx", "bare line feeds"},
      {"WARC-Type: response\r\n" + date + "WARC-Target-URI:\r\n https://lab.example/safety\r\n",
       "HTTP/1.1 200 OK\r\nServer: a\r\n\tb\r\n\r\nx", "folded lines"},
      {"WARC-Type: response\r\n" + date + "WARC-Target-URI: https://lab.example/safety#top\r\n",
       "HTTP/2 200\r\n\r\nx", "HTTP/2 without a reason, a fragment in the target"},
      {"WARC-Type: response\r\nWARC-Date: 2024-05-06T09:08:09.000000+02:00\r\n"
       "WARC-Target-URI: https://lab.example/safety\r\n",
       "HTTP/1.1 200 \r\n\r\nx", "WARC 1.1 fractions, an offset, an empty reason"},
  }));
  const std::string version = GENERATE(as<std::string>(), "WARC/1.0", "WARC/1.1");
  CAPTURE(row.why, version);
  const FetchedBody got = only_capture(warc_record(row.fields, row.http, version));
  CHECK(got.record.url == "https://lab.example/safety");
  CHECK(format_rfc3339(got.record.started) == "2024-05-06T07:08:09Z");
  CHECK(got.record.outcome == FetchOutcome::Fetched);
  CHECK(got.body == "x");
}

TEST_CASE("records that are no captures of a page are passed over", "[crawler]") {
  const std::string fields =
      GENERATE(as<std::string>(), "WARC-Type: warcinfo\r\n",
               "WARC-Type: request\r\nWARC-Target-URI: https://lab.example/\r\n",
               "WARC-Type: metadata\r\nWARC-Target-URI: https://lab.example/\r\n",
               "WARC-Type: conversion\r\nWARC-Target-URI: https://lab.example/\r\n",
               "WARC-Type: continuation\r\nWARC-Target-URI: https://lab.example/\r\n",
               "WARC-Type: never-heard-of\r\n",
               "WARC-Type: resource\r\nWARC-Target-URI: dns:lab.example\r\n",
               "WARC-Type: response\r\nWARC-Target-URI: ftp://lab.example/\r\n", "");
  CAPTURE(fields);
  CHECK(only_capture(warc_record(fields, std::string(700'000, 'x')) + kPage).body == "<p>Hello");
}

TEST_CASE("pieces of any size and gzip of either kind give the same records", "[crawler]") {
  const std::string second = response_record("HTTP/1.1 200 OK\r\n\r\n" + std::string(600'000, 'y'));
  const std::string plain = kPage + second;
  const auto archive = GENERATE_COPY(as<std::string>(), plain, deflated(kPage) + deflated(second),
                                     deflated(plain), deflated("") + deflated(plain));
  const std::size_t piece = GENERATE(as<std::size_t>(), 1, 7, 4096, 1U << 20);
  CAPTURE(archive.size(), piece);
  const Reading reading = read_all(archive, piece);
  REQUIRE_FALSE(reading.failure.has_value());
  REQUIRE(reading.items.size() == 2);
  CHECK(std::get<FetchedBody>(reading.items[0]).body == "<p>Hello");
  CHECK(std::get<FetchedBody>(reading.items[1]).body == std::string(600'000, 'y'));
}

TEST_CASE("codings put on for the way are undone", "[crawler]") {
  struct Row {
    std::string headers;
    std::string body;
    std::string why;
  };
  const auto row = GENERATE(values<Row>({
      {"Content-Encoding: gzip\r\n", deflated("<p>Hello"), "gzip"},
      {"Content-Encoding: x-GZIP\r\n", deflated("<p>") + deflated("Hello"), "two members"},
      {"Content-Encoding: deflate\r\n", deflated("<p>Hello", 15), "deflate with a zlib head"},
      {"Content-Encoding: deflate\r\n", deflated("<p>Hello", -15), "deflate without one"},
      {"Content-Encoding: identity\r\n", "<p>Hello", "no coding by name"},
      {"Content-Encoding: gzip\r\n", "<p>Hello", "decoded by the archiver, field kept"},
      {"Transfer-Encoding: chunked\r\n", "3\r\n<p>\r\n5;a=b\r\nHello\r\n0\r\nX: y\r\n\r\n",
       "chunks"},
      {"Transfer-Encoding: chunked\r\n", "<p>Hello", "joined by the archiver, field kept"},
      {"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
       "1\r\n\x1f\r\n" + std::string("1b\r\n") + deflated("<p>Hello").substr(1) + "\r\n0\r\n\r\n",
       "gzip in chunks"},
  }));
  CAPTURE(row.why);
  const FetchedBody got =
      only_capture(response_record("HTTP/1.1 200 OK\r\n" + row.headers + "\r\n" + row.body));
  CHECK(got.record.outcome == FetchOutcome::Fetched);
  CHECK(got.body == "<p>Hello");
}

TEST_CASE("a body that cannot be had whole is an Error with its reason, never a shorter page",
          "[crawler]") {
  struct Row {
    std::string headers;
    std::string body;
    std::string fields;
    std::string reason;
  };
  const auto row = GENERATE(values<Row>({
      {"Content-Encoding: br\r\n", "\x0b\x02\x80", "", "content coding 'br'"},
      {"Content-Encoding: gzip, br\r\n", "\x1f\x8b", "", "content coding 'gzip, br'"},
      {"Content-Encoding: gzip\r\n", deflated("<p>Hello").substr(0, 15), "", "cut short"},
      {"Content-Encoding: deflate\r\n", "\xff\xff\xff", "", "broken"},
      {"Content-Encoding: gzip\r\n", deflated(std::string(3'000'000, ' ')), "", "over 1000000"},
      {"", std::string(1'000'001, 'x'), "", "over the limit of 1000000"},
      {"", "<p>Hel", "WARC-Truncated: length\r\n", "cut the capture off: length"},
      {"", "<p>Hel", "WARC-Segment-Number: 1\r\n", "several records"},
  }));
  CAPTURE(row.reason);
  const FetchedBody got = only_capture(
      response_record("HTTP/1.1 200 OK\r\n" + row.headers + "\r\n" + row.body, row.fields),
      {.body_bytes = 1'000'000});
  CHECK(got.record.outcome == FetchOutcome::Error);
  CHECK_THAT(got.record.error, Catch::Contains(row.reason));
  CHECK(got.record.status == 200);
  CHECK(got.body.empty());
}

TEST_CASE("a record that cannot be believed is a problem, and the next one is read", "[crawler]") {
  struct Row {
    std::string record;
    std::string reason;
  };
  const std::string ok = "HTTP/1.1 200 OK\r\n\r\n<p>Hello";
  const auto row = GENERATE_COPY(values<Row>({
      {response_record("<p>Hello"), "no readable HTTP head"},
      {response_record(""), "no readable HTTP head"},
      {response_record("HTTP/1.1 OK\r\n\r\nx"), "no readable HTTP head"},
      {response_record("HTTP/1.1 200 OK\r\nX: " + std::string(300'000, 'x') + "\r\n\r\nx"),
       "no readable HTTP head"},
      {response_record("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"),
       "chunked body breaks"},
      {response_record("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n"),
       "longer than it states"},
      {warc_record("WARC-Type: response\r\nWARC-Target-URI: https://lab.example/\r\n", ok),
       "RFC 3339"},
      {warc_record("WARC-Type: response\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n"
                   "WARC-Target-URI: https://\r\n",
                   ok),
       "no valid host"},
      {response_record(ok, "WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n"),
       "do not have the digest"},
      {response_record(ok, "WARC-Block-Digest: sha256:00\r\n"), "do not have the digest"},
  }));
  CAPTURE(row.reason);
  const Reading reading = read_all(kPage + row.record + kPage);
  REQUIRE_FALSE(reading.failure.has_value());
  REQUIRE(reading.items.size() == 3);
  const auto* problem = std::get_if<WarcProblem>(&reading.items[1]);
  REQUIRE(problem != nullptr);
  CHECK(problem->offset == kPage.size());
  CHECK_THAT(problem->error.message, Catch::Contains(row.reason));
  CHECK(std::get<FetchedBody>(reading.items[2]).body == "<p>Hello");
}

TEST_CASE("a stated digest is checked in every spelling", "[crawler]") {
  // Of "<p>Hello", computed with sha1sum and sha256sum, and base32 of the same bytes.
  const std::string digest =
      GENERATE(as<std::string>(), "sha1:3a803b46b6c357d14c4a173e0ed37ae3636f0d44",
               "SHA1:HKADWRVWYNL5CTCKC47A5U324NRW6DKE",
               "sha256:b8d9927835707e19972adf45f4f3e6575c67a3d63ec2b3eb918d4d78c5f2d2af",
               "sha-256:B8D9927835707E19972ADF45F4F3E6575C67A3D63EC2B3EB918D4D78C5F2D2AF",
               "sha256:XDMZE6BVOB7BTFZK35C7J47GK5OGPI6WH3BLH24RRVGXRRPS2KXQ====",
               "sha512:whatever, this one is not known here");
  CAPTURE(digest);
  const std::string http = "HTTP/1.1 200 OK\r\n\r\n<p>Hello";
  const std::string field = "WARC-Payload-Digest: " + digest + "\r\n";
  CHECK(only_capture(response_record(http, field)).body == "<p>Hello");
  const std::string chunked =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n<p>Hello\r\n0\r\n\r\n";
  CHECK(only_capture(response_record(chunked, field)).body == "<p>Hello");
  const bool known = !digest.starts_with("sha512");
  const Reading altered = read_all(response_record("HTTP/1.1 200 OK\r\n\r\n<p>Hallo", field));
  CHECK(std::holds_alternative<WarcProblem>(altered.items.at(0)) == known);
}

TEST_CASE("a resource record is a body with the type that the record states", "[crawler]") {
  const FetchedBody got = only_capture(warc_record(
      "WARC-Type: resource\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n"
      "WARC-Target-URI: http://lab.example/card.pdf\r\nContent-Type: application/pdf\r\n",
      "%PDF-1.7"));
  CHECK(got.record.outcome == FetchOutcome::Fetched);
  CHECK(got.record.status == 0);
  CHECK(find_header(got.record.response_headers, "Content-Type") == "application/pdf");
  CHECK(got.body == "%PDF-1.7");
}

TEST_CASE("a revisit says that the page is as before, and names the payload when it can",
          "[crawler]") {
  const std::string digest = "WARC-Payload-Digest: sha1:HKADWRVWYNL5CTCKC47A5U324NRW6DKE\r\n";
  const std::string revisit =
      "WARC-Type: revisit\r\nWARC-Date: 2024-05-07T00:00:00Z\r\n"
      "WARC-Target-URI: https://lab.example/safety\r\n";
  const std::string same =
      "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n";
  const std::string original = response_record("HTTP/1.1 200 OK\r\n\r\n<p>Hello", digest);

  SECTION("of a payload that the archive held before") {
    const Reading reading = read_all(
        original + warc_record(revisit + same + digest, "HTTP/1.1 200 OK\r\nETag: b\r\n\r\n"));
    const auto& again = std::get<FetchedBody>(reading.items.at(1));
    CHECK(again.record.outcome == FetchOutcome::NotModified);
    CHECK(again.record.payload == sha256("<p>Hello"));
    CHECK(again.record.status == 200);
    CHECK(again.body.empty());
  }
  SECTION("of a payload named by SHA-256") {
    const FetchedBody again = only_capture(warc_record(
        revisit + same + "WARC-Payload-Digest: sha256:" + sha256("a").hex() + "\r\n", ""));
    CHECK(again.record.outcome == FetchOutcome::NotModified);
    CHECK(again.record.payload == sha256("a"));
  }
  SECTION("of a payload that nothing here can name: not seen, rather than unchanged") {
    const FetchedBody again = only_capture(warc_record(revisit + same + digest, ""));
    CHECK(again.record.outcome == FetchOutcome::Error);
    CHECK_FALSE(again.record.payload.has_value());
  }
  SECTION("on the server's word") {
    const FetchedBody again = only_capture(warc_record(
        revisit + "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified\r\n",
        "HTTP/1.1 304 Not Modified\r\n\r\n"));
    CHECK(again.record.outcome == FetchOutcome::NotModified);
    CHECK(again.record.status == 304);
  }
}

}  // namespace labledger::crawler

#include <string>

#include <catch2/catch.hpp>

#include "crawler/warc_reader.hpp"
#include "tests/crawler/warc_archive.hpp"

namespace labledger::crawler {

TEST_CASE("an archive cut off anywhere gives all complete records and then names the byte",
          "[crawler]") {
  const std::string whole = kPage + kPage;
  const std::size_t last_byte_of_second = whole.size() - 4;  // Two line ends follow the block.
  for (std::size_t size = kPage.size() + 1; size < last_byte_of_second; ++size) {
    CAPTURE(size);
    const Reading reading = read_all(whole.substr(0, size));
    REQUIRE(reading.items.size() == 1);
    if (whole.substr(kPage.size(), size - kPage.size()).find_first_not_of("\r\n") ==
        std::string::npos) {
      continue;  // Nothing but line ends: the archive is complete.
    }
    REQUIRE(reading.failure.has_value());
    CHECK(reading.failure->kind == ErrorKind::Malformed);
    CHECK_THAT(reading.failure->message,
               Catch::Contains("record at byte " + std::to_string(kPage.size())));
    CHECK_THAT(reading.failure->message, Catch::Contains("byte " + std::to_string(size)));
  }
}

TEST_CASE("a gzip archive cut off anywhere gives the complete records and an Error", "[crawler]") {
  const std::string first = deflated(kPage);
  const std::string whole = first + deflated(kPage);
  for (std::size_t size = first.size() + 1; size < whole.size(); ++size) {
    CAPTURE(size);
    const Reading reading = read_all(whole.substr(0, size));
    CHECK(reading.items.size() >= 1);
    REQUIRE(reading.failure.has_value());
    CHECK(reading.failure->kind == ErrorKind::Malformed);
  }
}

TEST_CASE("a gzip archive damaged in its second half still gives its first record", "[crawler]") {
  const std::string first = deflated(kPage);
  std::string damaged = first + deflated(kPage);
  const std::size_t at = GENERATE_COPY(range(first.size(), first.size() + 40));
  damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
  CAPTURE(at);
  const std::size_t piece = GENERATE(as<std::size_t>(), 1, 1U << 20);
  const Reading reading = read_all(damaged, piece);
  REQUIRE_FALSE(reading.items.empty());
  CHECK(std::get<FetchedBody>(reading.items[0]).body == "<p>Hello");
}

TEST_CASE("what is not a WARC ends in one Error at once", "[crawler]") {
  struct Row {
    std::string archive;
    ErrorKind kind;
    std::string reason;
  };
  const std::string fields = "WARC/1.1\r\nWARC-Type: response\r\n";
  const auto row = GENERATE_COPY(values<Row>({
      {"<!doctype html>\n\n", ErrorKind::Malformed, "no WARC 1.0 or 1.1 record"},
      {"WARC/0.17\r\nContent-Length: 0\r\n\r\n", ErrorKind::Malformed, "no WARC 1.0 or 1.1"},
      {fields + "\r\n", ErrorKind::Malformed, "states no length"},
      {fields + "Content-Length: -1\r\n\r\n", ErrorKind::Malformed, "not a number"},
      {fields + "Content-Length: 12x\r\n\r\n", ErrorKind::Malformed, "not a number"},
      {fields + "Content-Length: 99999999999999999999\r\n\r\n", ErrorKind::Malformed,
       "not a number"},
      {fields + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", ErrorKind::Malformed,
       "more than one length"},
      {fields + "Content-Length: 18446744073709551615\r\n\r\nabc", ErrorKind::Malformed,
       "bytes short"},
      {"WARC/1.1\r\n" + std::string(2'000'000, 'x'), ErrorKind::TooLarge, "over 262144 bytes"},
      {"\x1f\x8b not gzip at all", ErrorKind::Malformed, "compressed data is broken"},
      {deflated(kPage) + "trailing", ErrorKind::Malformed, "compressed data is broken"},
  }));
  CAPTURE(row.reason);
  const Reading reading = read_all(row.archive);
  REQUIRE(reading.failure.has_value());
  CHECK(reading.failure->kind == row.kind);
  CHECK_THAT(reading.failure->message, Catch::Contains(row.reason));
}

TEST_CASE("an empty archive has no records", "[crawler]") {
  const std::string archive = GENERATE(as<std::string>(), "", "\r\n\r\n", deflated(""));
  const Reading reading = read_all(archive);
  CHECK(reading.items.empty());
  CHECK_FALSE(reading.failure.has_value());
}

TEST_CASE("an error of the source is handed on", "[crawler]") {
  class Broken final : public ByteSource {
    Result<std::size_t> read(std::span<char>) override {
      return Error{ErrorKind::Internal, "the disk is on fire"};
    }
  };
  Broken source;
  WarcReader reader(source);
  const auto item = reader.next();
  CHECK(item.error().kind == ErrorKind::Internal);
  CHECK_THAT(item.error().message, Catch::Contains("the disk is on fire"));
}

}  // namespace labledger::crawler

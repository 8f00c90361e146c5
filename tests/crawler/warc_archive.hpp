#pragma once
// Archives made by hand for the tests: records, gzip members, and a source that gives them out in
// pieces of any size.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>
#include <zlib.h>

#include "crawler/warc_reader.hpp"
#include "crawler/warc_source.hpp"

namespace labledger::crawler {

/// Gives out a string, at most `piece` bytes a call.
class StringSource final : public ByteSource {
 public:
  explicit StringSource(std::string bytes, std::size_t piece = 1U << 20)
      : bytes_(std::move(bytes)), piece_(piece) {}

  Result<std::size_t> read(std::span<char> into) override {
    const std::size_t count = std::min({into.size(), piece_, bytes_.size() - at_});
    std::copy_n(bytes_.data() + at_, count, into.data());
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t piece_;
  std::size_t at_ = 0;
};

/// A record with these fields beside its version and length.
inline std::string warc_record(std::string_view fields, std::string_view block,
                               std::string_view version = "WARC/1.1") {
  return std::string(version) + "\r\n" + std::string(fields) +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + std::string(block) +
         "\r\n\r\n";
}

inline constexpr std::string_view kResponseFields =
    "WARC-Type: response\r\n"
    "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
    "WARC-Date: 2024-05-06T07:08:09Z\r\n"
    "WARC-Target-URI: https://lab.example/safety\r\n"
    "Content-Type: application/http;msgtype=response\r\n";

/// A response record of the page above.
inline std::string response_record(std::string_view http, std::string_view more_fields = "") {
  return warc_record(std::string(kResponseFields) + std::string(more_fields), http);
}

/// Deflates with zlib; `window_bits` as in deflateInit2: 31 for gzip, 15 for zlib, -15 for raw.
inline std::string deflated(std::string_view plain, int window_bits = 31) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(plain.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

/// All that reading an archive gives.
struct Reading {
  std::vector<WarcItem> items;
  std::optional<Error> failure;
};

/// Reads to the end, or to the Error that every later call must return too.
inline Reading read_all(const std::string& archive, std::size_t piece = 1U << 20,
                        WarcLimits limits = {}) {
  StringSource source(archive, piece);
  WarcReader reader(source, limits);
  Reading reading;
  while (true) {
    auto item = reader.next();
    if (!item) {
      reading.failure = item.error();
      CHECK(reader.next().error().message == item.error().message);
      return reading;
    }
    if (!item.value()) return reading;
    reading.items.push_back(std::move(*item.value()));
  }
}

/// The one capture of an archive that has one.
inline FetchedBody only_capture(const std::string& archive, WarcLimits limits = {}) {
  const Reading reading = read_all(archive, 1U << 20, limits);
  CAPTURE(reading.failure ? reading.failure->message : "");
  REQUIRE_FALSE(reading.failure.has_value());
  REQUIRE(reading.items.size() == 1);
  REQUIRE(std::holds_alternative<FetchedBody>(reading.items[0]));
  return std::get<FetchedBody>(reading.items[0]);
}

/// A record of one small page.
inline const std::string kPage =
    response_record("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: \"a1\"\r\n\r\n<p>Hello");

}  // namespace labledger::crawler

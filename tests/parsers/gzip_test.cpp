#include "parsers/gzip.hpp"

#include <string>

#include <catch2/catch.hpp>
#include <zlib.h>

namespace labledger::parsers {
namespace {

std::string gzipped(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

TEST_CASE("a gzip file gives what went into it, members joined", "[gzip]") {
  const std::string text(200'000, 'x');
  CHECK(inflate_gzip(gzipped(text), text.size()).value() == text);
  CHECK(inflate_gzip(gzipped("a") + gzipped("b") + std::string(8, '\0'), 10).value() == "ab");
  CHECK(inflate_gzip(gzipped(""), 10).value().empty());
}

TEST_CASE("a gzip bomb and a damaged file end in stated errors", "[gzip]") {
  const std::string bomb = gzipped(std::string(10'000'000, '\0'));
  CHECK(bomb.size() < 20'000);
  CHECK(inflate_gzip(bomb, 1'000'000).error().kind == ErrorKind::TooLarge);
  const std::string whole = gzipped("hello");
  for (std::size_t size = 0; size < whole.size(); ++size)
    CHECK(inflate_gzip(whole.substr(0, size), 100).error().kind == ErrorKind::Malformed);
  CHECK(inflate_gzip("\x1F\x8B????????", 100).error().kind == ErrorKind::Malformed);
}

}  // namespace labledger::parsers

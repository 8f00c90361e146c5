#include "parsers/gzip.hpp"

#include <algorithm>
#include <limits>

#include <zlib.h>

#include "core/check.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kFirstBytes = 64U << 10;
constexpr int kGzipWindow = 16 + MAX_WBITS;  // zlib.h, inflateInit2: gzip only.

class Inflation {
 public:
  Inflation() { CHECK_INVARIANT(inflateInit2(&stream, kGzipWindow) == Z_OK); }
  Inflation(const Inflation&) = delete;
  Inflation& operator=(const Inflation&) = delete;
  ~Inflation() { inflateEnd(&stream); }

  z_stream stream{};
};

uInt bounded(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B");
}

Result<std::string> inflate_gzip(std::string_view bytes, std::size_t byte_limit) {
  Inflation inflation;
  z_stream& stream = inflation.stream;
  std::string out(std::min(byte_limit + 1, std::max(kFirstBytes, bytes.size() * 4)), '\0');
  std::size_t size = 0;
  while (true) {
    // zlib never writes through next_in; its type predates const.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = bounded(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + size);
    stream.avail_out = bounded(out.size() - size);
    const uInt in_before = stream.avail_in;
    const uInt out_before = stream.avail_out;
    const int code = inflate(&stream, Z_NO_FLUSH);
    CHECK_INVARIANT(code != Z_MEM_ERROR && code != Z_STREAM_ERROR);
    bytes.remove_prefix(in_before - stream.avail_in);
    size += out_before - stream.avail_out;
    if (size > byte_limit) {
      return Error{ErrorKind::TooLarge,
                   "gzip file holds more than " + std::to_string(byte_limit) + " bytes"};
    }
    if (code == Z_STREAM_END) {
      if (!is_gzip(bytes)) break;  // Padding after the last member is common and means nothing.
      CHECK_INVARIANT(inflateReset(&stream) == Z_OK);
      continue;
    }
    if (code != Z_OK && code != Z_BUF_ERROR)
      return Error{ErrorKind::Malformed, "gzip file is damaged"};
    if (stream.avail_out == 0) {
      out.resize(std::min(byte_limit + 1, out.size() * 2));
    } else if (bytes.empty()) {
      return Error{ErrorKind::Malformed, "gzip file ends early"};
    }
  }
  out.resize(size);
  return out;
}

}  // namespace labledger::parsers

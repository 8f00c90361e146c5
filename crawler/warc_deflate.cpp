#include "crawler/warc_deflate.hpp"

#include <limits>

#include <zlib.h>

#include "core/check.hpp"

namespace labledger::crawler {
namespace {

constexpr int kGzipWindow = 16 + MAX_WBITS;  ///< zlib.h, deflateInit2: a gzip head around it.
constexpr int kMemoryLevel = 8;              ///< zlib's own default.

}  // namespace

std::string gzip_member(std::string_view bytes) {
  CHECK_INVARIANT(bytes.size() <= std::numeric_limits<uInt>::max());
  z_stream stream{};
  CHECK_INVARIANT(deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow,
                               kMemoryLevel, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string member(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  CHECK_INVARIANT(member.size() <= std::numeric_limits<uInt>::max());
  // zlib never writes through next_in; its type predates const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(member.data());
  stream.avail_out = static_cast<uInt>(member.size());
  const int code = deflate(&stream, Z_FINISH);
  member.resize(stream.total_out);
  deflateEnd(&stream);
  CHECK_INVARIANT(code == Z_STREAM_END);
  return member;
}

}  // namespace labledger::crawler

#pragma once
// One record of an archive as one gzip member.

#include <string>
#include <string_view>

namespace labledger::crawler {

/// The bytes as a gzip member that names no file and no time, so that equal bytes give equal
/// members wherever the same zlib is used.
/// @see RFC 1952; WARC 1.1, annex D.
[[nodiscard]] std::string gzip_member(std::string_view bytes);

}  // namespace labledger::crawler

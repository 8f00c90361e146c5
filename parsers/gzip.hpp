#pragma once
// gzip files: how dumps and sitemaps are often served.

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace labledger::parsers {

/// Whether the bytes begin as a gzip file does. @see RFC 1952 section 2.3.1.
[[nodiscard]] bool is_gzip(std::string_view bytes);

/// What the gzip file holds, all its members joined. TooLarge beyond `byte_limit`, however little
/// the file is; Malformed when it is damaged or ends early. Linear in what comes out.
[[nodiscard]] Result<std::string> inflate_gzip(std::string_view bytes, std::size_t byte_limit);

}  // namespace labledger::parsers

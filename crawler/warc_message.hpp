#pragma once
// The HTTP message inside a WARC record: its head, and its body with the codings undone that the
// server put on for the way.

#include <cstddef>
#include <string>
#include <string_view>

#include "core/http.hpp"
#include "core/result.hpp"

namespace labledger::crawler {

/// Status line and header fields of an archived response.
struct HttpHead {
  int status = 0;  ///< 100 to 999.
  HeaderList headers;
};

/// Reads "HTTP/1.1 200 OK" and the fields below it, folded lines joined.
/// Malformed when the first line is no status line.
/// @see RFC 9112 sections 4 and 5.
[[nodiscard]] Result<HttpHead> parse_http_head(std::string_view text);

/// Header fields in lines, a line that begins with a blank joined to the one before it.
[[nodiscard]] HeaderList parse_folded_headers(std::string_view text);

/// Whether the fields say that the body travelled in chunks, and the body does begin with one: many
/// archives store the body without chunks and keep the field.
[[nodiscard]] bool is_chunked(const HeaderList& headers, std::string_view body);

/// The data of the chunks. Malformed when a chunk is broken or the last one is missing.
/// @see RFC 9112 section 7.1.
[[nodiscard]] Result<std::string> join_chunks(std::string_view body);

/// Undoes Content-Encoding gzip and deflate. A body that does not begin as gzip does is taken to be
/// decoded already. TooLarge beyond `limit` bytes; Malformed when broken, or when the coding is
/// another one ("br").
[[nodiscard]] Result<std::string> decode_content(const HeaderList& headers, std::string body,
                                                 std::size_t limit);

}  // namespace labledger::crawler

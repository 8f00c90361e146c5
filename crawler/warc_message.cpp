#include "crawler/warc_message.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "crawler/warc_inflate.hpp"

namespace labledger::crawler {
namespace {

/// The first line without its line end, taken off the front of `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t newline = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, newline);
  text.remove_prefix(std::min(newline + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// The size that a chunk's first line states; empty when it is no such line.
std::optional<std::size_t> chunk_size(std::string_view line) {
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  if (error != std::errc{}) return std::nullopt;
  const std::string_view rest = line.substr(static_cast<std::size_t>(end - line.data()));
  const std::size_t first = rest.find_first_not_of(" \t");
  if (first != std::string_view::npos && rest[first] != ';') return std::nullopt;
  return size;
}

/// Whether the two bytes can be the head of an RFC 1950 stream: method 8 and a checksum.
bool has_zlib_head(std::string_view body) {
  if (body.size() < 2) return false;
  const auto first = static_cast<unsigned char>(body[0]);
  const auto second = static_cast<unsigned char>(body[1]);
  return (first & 15) == 8 && (first * 256 + second) % 31 == 0;
}

}  // namespace

HeaderList parse_folded_headers(std::string_view text) {
  if (text.find("\n ") == std::string_view::npos && text.find("\n\t") == std::string_view::npos) {
    return parse_headers(text);
  }
  std::string unfolded;
  unfolded.reserve(text.size());
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    const bool continues = line.starts_with(' ') || line.starts_with('\t');
    if (!continues && !unfolded.empty()) unfolded += '\n';
    unfolded += line;
  }
  return parse_headers(unfolded);
}

Result<HttpHead> parse_http_head(std::string_view text) {
  const std::string_view line = take_line(text);
  const std::size_t blank = line.find(' ');
  HttpHead head;
  if (line.starts_with("HTTP/") && blank != std::string_view::npos) {
    const std::string_view digits = line.substr(blank + 1, 3);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), head.status);
    if (error != std::errc{} || end != digits.data() + digits.size()) head.status = 0;
  }
  if (head.status < 100) {
    return Error{ErrorKind::Malformed, "the archived response has no readable HTTP head"};
  }
  head.headers = parse_folded_headers(text);
  return head;
}

bool is_chunked(const HeaderList& headers, std::string_view body) {
  const auto coding = find_header(headers, "Transfer-Encoding");
  return coding && equal_ignoring_case(*coding, "chunked") && chunk_size(take_line(body));
}

Result<std::string> join_chunks(std::string_view body) {
  std::string out;
  out.reserve(body.size());
  while (true) {
    const auto size = chunk_size(take_line(body));
    if (size == std::size_t{0}) return out;  // Trailer fields may follow; they are not the body.
    if (!size || *size > body.size()) {
      return Error{ErrorKind::Malformed,
                   "the chunked body breaks after " + std::to_string(out.size()) + " bytes"};
    }
    out.append(body.substr(0, *size));
    body.remove_prefix(*size);
    const std::string_view rest = take_line(body);
    if (!rest.empty()) return Error{ErrorKind::Malformed, "a chunk is longer than it states"};
  }
}

Result<std::string> decode_content(const HeaderList& headers, std::string body, std::size_t limit) {
  const std::string_view coding = find_header(headers, "Content-Encoding").value_or("");
  if (body.empty() || coding.empty() || equal_ignoring_case(coding, "identity")) return body;
  if (equal_ignoring_case(coding, "gzip") || equal_ignoring_case(coding, "x-gzip")) {
    if (!has_gzip_magic(body)) return body;
    return inflate_all(DeflateFormat::Gzip, body, limit);
  }
  if (equal_ignoring_case(coding, "deflate")) {
    return inflate_all(has_zlib_head(body) ? DeflateFormat::Zlib : DeflateFormat::Raw, body, limit);
  }
  return Error{ErrorKind::Malformed, "content coding '" + std::string(coding.substr(0, 40)) +
                                         "' is not read from archives"};
}

}  // namespace labledger::crawler

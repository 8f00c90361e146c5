#include "core/url.hpp"

#include <algorithm>
#include <charconv>

#include "core/byte_set.hpp"

namespace labledger {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool is_alpha(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}
bool is_hex(char c) {
  return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
}

/// Characters that may stand in a path or query as they are (RFC 3986, appendix A: pchar, "/",
/// "?").
bool is_plain(char c) {
  constexpr ByteSet kOthers("-._~!$&'()*+,;=:@/?");
  return is_alpha(c) || is_digit(c) || kOthers.has(c);
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

/// Percent-encodes what must be, keeps what is plain, and writes existing escapes in upper case.
std::string normalise_escapes(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2])) {
      out += '%';
      for (const std::size_t at : {i + 1, i + 2}) {
        out += is_digit(text[at]) ? text[at] : static_cast<char>(lower(text[at]) - 'a' + 'A');
      }
      i += 2;
    } else if (is_plain(c)) {
      out += c;
    } else {
      append_escaped(out, c);
    }
  }
  return out;
}

/// RFC 3986 section 5.2.4, on a path that begins with "/".
std::string remove_dot_segments(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(0, end);  // With its leading slash.
    path.remove_prefix(end);
    if (segment == "/." || segment == "/..") {
      if (segment == "/..") out.erase(std::min(out.rfind('/'), out.size()));
      if (path.empty()) out += '/';
    } else {
      out += segment;
    }
  }
  return out.empty() ? "/" : out;
}

Error malformed(std::string_view text, std::string_view why) {
  return {ErrorKind::Malformed, std::string("URL '")
                                    .append(text.substr(0, 120))
                                    .append(text.size() > 120 ? "…' " : "' ")
                                    .append(why)};
}

/// Drops the white space and control characters that browsers drop around and inside a URL.
std::string strip_blanks(std::string_view text) {
  const auto is_edge = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!text.empty() && is_edge(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_edge(text.back()))
    text.remove_suffix(1);
  std::string out;
  for (const char c : text) {
    if (c != '\t' && c != '\n' && c != '\r') out += c;
  }
  return out;
}

bool is_host(std::string_view host) {
  if (host.empty() || host.size() > 253) return false;
  if (host.front() == '[') {
    return host.size() > 3 && host.back() == ']' &&
           std::all_of(host.begin() + 1, host.end() - 1,
                       [](char c) { return is_hex(c) || c == ':' || c == '.'; });
  }
  const bool has_empty_label =
      host.front() == '.' || host.back() == '.' || host.find("..") != std::string_view::npos;
  return !has_empty_label && std::all_of(host.begin(), host.end(), [](char c) {
    return is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_';
  });
}

/// The scheme before the first ":", lower-case; empty when the text does not begin with one.
std::string scheme_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_alpha(text.front())) return {};
  std::string scheme;
  for (const char c : text.substr(0, colon)) {
    if (!is_alpha(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return {};
    scheme += lower(c);
  }
  return scheme;
}

std::uint16_t default_port(std::string_view scheme) {
  return scheme == "https" ? 443 : 80;
}

/// Fills host and port from "host[:port]".
Result<void> read_authority(std::string_view whole, std::string_view authority, Url& url) {
  if (authority.find('@') != std::string_view::npos) return malformed(whole, "carries user info");
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  std::string_view host = authority.substr(0, colon);
  if (host.size() > 1 && host.back() == '.') host.remove_suffix(1);
  if (!is_host(host)) return malformed(whole, "has no valid host");
  std::transform(host.begin(), host.end(), std::back_inserter(url.host), lower);
  url.port = default_port(url.scheme);
  if (colon != std::string_view::npos && colon + 1 < authority.size()) {
    const std::string_view digits = authority.substr(colon + 1);
    unsigned port = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), port);
    if (error != std::errc{} || end != digits.end() || port == 0 || port > 65535) {
      return malformed(whole, "has a port that is not 1 to 65535");
    }
    url.port = static_cast<std::uint16_t>(port);
  }
  return {};
}

/// Fills path and query from what follows the authority; `raw_path` begins with "/" or is empty.
void read_path_and_query(std::string_view rest, Url& url) {
  rest = rest.substr(0, rest.find('#'));
  const std::size_t mark = rest.find('?');
  const std::string_view path = rest.substr(0, mark);
  url.path = remove_dot_segments(path.empty() ? "/" : normalise_escapes(path));
  url.has_query = mark != std::string_view::npos;
  url.query = url.has_query ? normalise_escapes(rest.substr(mark + 1)) : "";
}

}  // namespace

std::string Url::origin() const {
  std::string out = scheme + "://" + host;
  if (port != default_port(scheme)) out.append(":").append(std::to_string(port));
  return out;
}

std::string Url::path_and_query() const {
  return has_query ? path + "?" + query : path;
}

std::string Url::str() const {
  return origin() + path_and_query();
}

Result<Url> parse_url(std::string_view text) {
  if (text.size() > kUrlByteLimit) {
    return malformed(text, "is longer than " + std::to_string(kUrlByteLimit) +
                               " bytes: " + std::to_string(text.size()));
  }
  const std::string clean = strip_blanks(text);
  Url url;
  url.scheme = scheme_of(clean);
  if (url.scheme.empty()) return malformed(text, "is not absolute");
  if (url.scheme != "http" && url.scheme != "https") return malformed(text, "is not http or https");
  const std::string_view rest = std::string_view(clean).substr(url.scheme.size() + 1);
  if (!rest.starts_with("//")) return malformed(text, "has no host");
  const std::size_t end = std::min(rest.find_first_of("/?#", 2), rest.size());
  TRY(read_authority(text, rest.substr(2, end - 2), url));
  read_path_and_query(rest.substr(end), url);
  return url;
}

Result<Url> resolve_url(const Url& base, std::string_view reference) {
  if (reference.size() > kUrlByteLimit) return parse_url(reference);  // Says the limit.
  const std::string clean = strip_blanks(reference);
  if (!scheme_of(clean).empty()) return parse_url(clean);
  if (clean.starts_with("//")) return parse_url(base.scheme + ":" + clean);
  if (clean.empty() || clean.front() == '#') return base;
  if (clean.front() == '/') return parse_url(base.origin() + clean);
  if (clean.front() == '?') return parse_url(base.origin() + base.path + clean);
  return parse_url(base.origin() + base.path.substr(0, base.path.rfind('/') + 1) + clean);
}

}  // namespace labledger

#pragma once
// Absolute http(s) URLs: split, normalised, resolved.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace labledger {

/// An absolute http or https URL in normal form: lower-case scheme and host, no default port, no
/// fragment, no user info, dot segments removed, escapes in upper case, a path that begins with
/// "/", and everything outside the URL alphabet percent-encoded.
/// @see RFC 3986 sections 5.2.4, 6.2.2 and 6.2.3.
struct Url {
  std::string scheme;      ///< "http" or "https".
  std::string host;        ///< Lower case; an IPv6 literal keeps its brackets.
  std::uint16_t port = 0;  ///< Always set: 80 or 443 when the URL names none.
  std::string path;        ///< Begins with "/".
  std::string query;       ///< Without "?"; empty when there is none.
  bool has_query = false;  ///< Tells "/a?" from "/a".

  /// The whole URL.
  [[nodiscard]] std::string str() const;
  /// Scheme, host and, unless it is the default, port: "https://example.org:8443".
  [[nodiscard]] std::string origin() const;
  /// What is sent in the request line: path and query.
  [[nodiscard]] std::string path_and_query() const;

  friend bool operator==(const Url&, const Url&) = default;
};

/// Longest URL accepted, in bytes. RFC 9110 section 4.1 asks for at least 8000.
inline constexpr std::size_t kUrlByteLimit = 8192;

/// The URL in normal form. Malformed when it is not absolute, its scheme is not http(s), its host
/// is empty or has characters no host may have, its port is not 1 to 65535, it carries user info,
/// or it is longer than kUrlByteLimit.
[[nodiscard]] Result<Url> parse_url(std::string_view text);

/// The URL that `reference` means when it stands in the document at `base`.
/// Malformed as in parse_url; non-http schemes ("mailto:") are Malformed too.
/// @see RFC 3986 section 5.2.
[[nodiscard]] Result<Url> resolve_url(const Url& base, std::string_view reference);

}  // namespace labledger

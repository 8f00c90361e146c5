#pragma once
// HTTP header fields as data.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"

namespace labledger {

/// One header field as received or sent. Names compare without regard to case (RFC 9110, 5.1).
struct HeaderField {
  std::string name;
  std::string value;
  friend bool operator==(const HeaderField&, const HeaderField&) = default;
};

/// Header fields in the order of the wire, repeated ones included.
using HeaderList = std::vector<HeaderField>;

/// Whether two ASCII strings are equal but for the case of letters. Ignores the locale.
[[nodiscard]] bool equal_ignoring_case(std::string_view a, std::string_view b);

/// The value of the first field of that name; empty optional when there is none.
[[nodiscard]] std::optional<std::string_view> find_header(const HeaderList& headers,
                                                          std::string_view name);

/// The fields as "Name: value" lines, each closed by "\n".
[[nodiscard]] std::string format_headers(const HeaderList& headers);

/// Reads what format_headers wrote; also takes CRLF. Lines without a colon are dropped.
[[nodiscard]] HeaderList parse_headers(std::string_view text);

/// The instant that Retry-After names, at most `cap` from now; empty when there is no such field,
/// it is not understood, or its time has come already.
/// @see RFC 9110 section 10.2.3.
[[nodiscard]] std::optional<Instant> retry_after(const HeaderList& headers, Instant now,
                                                 std::chrono::milliseconds cap);

}  // namespace labledger

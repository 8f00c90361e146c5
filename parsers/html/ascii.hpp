#pragma once
// HTML's own idea of white space, letters and digits: ASCII, in any locale. Comparison without case
// is that of core/http.hpp.

#include <string_view>

#include "core/http.hpp"

namespace labledger::parsers {

/// Tab, line feed, form feed, carriage return or blank.
/// @see WHATWG Infra Standard, "ASCII whitespace".
[[nodiscard]] constexpr bool is_ascii_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

[[nodiscard]] constexpr bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_ascii_lower(char c) {
  return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_ascii_alpha(char c) {
  return is_ascii_upper(c) || is_ascii_lower(c);
}

/// The letter in lower case; every other byte as it is.
[[nodiscard]] constexpr char to_ascii_lower(char c) {
  return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The view without white space at its ends; of the same bytes.
[[nodiscard]] constexpr std::string_view trim_ascii(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back()))
    text.remove_suffix(1);
  return text;
}

/// Offset of the first occurrence of `wanted` (lower case) at or after `from`, or npos.
/// Cost: length of the text for what starts with a byte rare in text, such as '<'.
[[nodiscard]] inline std::size_t find_ignoring_case(std::string_view text, std::string_view wanted,
                                                    std::size_t from) {
  for (std::size_t at = from; at + wanted.size() <= text.size(); ++at) {
    if (to_ascii_lower(text[at]) == wanted.front() &&
        equal_ignoring_case(text.substr(at, wanted.size()), wanted))
      return at;
  }
  return std::string_view::npos;
}

}  // namespace labledger::parsers

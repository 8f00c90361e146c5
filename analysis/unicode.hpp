#pragma once
// The little of Unicode that folding and sentence cutting need: code points, their case and kind.
// Fixed tables of our own, so that keys stay the same on every machine and with every library.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace labledger::analysis {

/// What next_code_point gives for bytes that are not UTF-8.
inline constexpr char32_t kNotUtf8 = 0xFFFFFFFF;

/// What a code point is to folding.
enum class CharKind {
  Ignored,    ///< Punctuation, symbols, marks of format: dropped, joins its neighbours.
  Space,      ///< Ends a word: blanks, slashes, long dashes.
  Letter,     ///< Letters, digits, and the signs that change a figure.
  Ideograph,  ///< A word of its own.
};

/// Decodes the code point at `at` and moves `at` past it, past one byte when it is not UTF-8.
/// Requires at < text.size().
/// @see RFC 3629 section 3.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

[[nodiscard]] CharKind kind_of(char32_t code_point);

/// The code point in lower case, full-width forms as plain ones; itself when it has no case.
/// @see Unicode CaseFolding.txt, statuses C and S, for Latin, Greek and Cyrillic.
[[nodiscard]] char32_t to_folded_case(char32_t code_point);

/// Whether it is a capital letter of Latin, Greek or Cyrillic script.
[[nodiscard]] bool is_capital(char32_t code_point);

/// Appends the code point as UTF-8; ligatures such as "ﬁ" as their letters.
void append_utf8(char32_t code_point, std::string& out);

}  // namespace labledger::analysis

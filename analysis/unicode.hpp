#pragma once
// The little of Unicode that folding and sentence cutting need: the kind and case of characters.
// Fixed tables of our own, so that keys stay the same on every machine and with every library.

#include <string>

namespace labledger::analysis {

/// What a code point is to folding.
enum class CharKind {
  Ignored,    ///< Punctuation, symbols, marks of format: dropped, joins its neighbours.
  Space,      ///< Ends a word: blanks, slashes, long dashes.
  Letter,     ///< Letters, digits, and the signs that change a figure.
  Ideograph,  ///< A word of its own.
};

[[nodiscard]] constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// U+FFFD, which stands for bytes that are no character, is Ignored.
[[nodiscard]] CharKind kind_of(char32_t code_point);

/// The code point in lower case, full-width forms as plain ones; itself when it has no case.
/// @see Unicode CaseFolding.txt, statuses C and S, for Latin, Greek and Cyrillic.
[[nodiscard]] char32_t to_folded_case(char32_t code_point);

/// Whether it is a capital letter of Latin, Greek or Cyrillic script.
[[nodiscard]] bool is_capital(char32_t code_point);

/// Appends the code point as UTF-8; ligatures such as "ﬁ" as their letters.
void append_utf8(char32_t code_point, std::string& out);

}  // namespace labledger::analysis

#pragma once
// The words and digits in which dates are written. Cases and scripts are folded by tables of our
// own, so that no locale has a say.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace labledger::parsers {

/// The word that begins at a place in a text, in lower case.
struct FoldedWord {
  std::array<char, 40> bytes{};
  std::size_t size = 0;      ///< Of `bytes`; 0 for no word, or one longer than any month's name.
  std::size_t consumed = 0;  ///< Bytes of the text that it takes up.

  [[nodiscard]] std::string_view view() const& { return {bytes.data(), size}; }
  std::string_view view() && = delete;
};

/// Reads a run of letters of any alphabet; ideographs are not letters here. Linear in the word.
[[nodiscard]] FoldedWord word_at(std::string_view text, std::size_t at);

/// Whether the UTF-8 character at `at` can be a part of a word that word_at reads, or is a digit.
[[nodiscard]] bool is_word_byte(char c);

/// Whether a letter, as word_at reads them, begins at a place in a text.
[[nodiscard]] bool begins_letter(std::string_view text, std::size_t at);

/// The text in lower case: Latin, Greek and Cyrillic letters; everything else as it is.
[[nodiscard]] std::string lower_case(std::string_view text);

/// The text with the digits of other scripts (Arabic, Persian, Devanagari, Bengali, full-width) as
/// ASCII digits.
[[nodiscard]] std::string with_ascii_digits(std::string_view text);

/// Which of two numbers is the day in "03/04/2025".
enum class DayOrder : std::uint8_t { Unknown, DayFirst, MonthFirst };

/// The order that a language's readers expect, from its BCP 47 tag (or with an underscore, as pages
/// write it). Unknown for English without a region and for languages that write the year first.
/// @see Unicode CLDR, short date formats.
[[nodiscard]] DayOrder day_order_of(std::string_view language);

}  // namespace labledger::parsers

#pragma once
// The words in which dates are written: months and what a date is of, in many languages. Cases and
// scripts are folded by tables of our own, so that no locale has a say.

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

/// The text in lower case: Latin, Greek and Cyrillic letters; everything else as it is.
[[nodiscard]] std::string lower_case(std::string_view text);

/// The text with the digits of other scripts (Arabic, Persian, Devanagari, Bengali, full-width) as
/// ASCII digits.
[[nodiscard]] std::string with_ascii_digits(std::string_view text);

/// 1 to 12 for a month's name in one of some thirty languages, or for its first letters (three at
/// least) where they can mean only one; 0 for any other word. The word is in lower case.
[[nodiscard]] unsigned month_of_word(std::string_view word);

/// What happened on a date.
enum class DateMeaning : std::uint8_t {
  Published,
  Modified,
  Effective,  ///< From then on the text is in force.
  Other,      ///< Nothing that dates the page: an event, a birthday, a visit.
};

/// Words that say what the date behind them is of. Static storage.
struct DateLabel {
  std::string_view words;
  DateMeaning meaning = DateMeaning::Other;
};

/// The label that leads to a date: the last one in `before`, the text right before the date, if
/// only words such as "on Tuesday, the" stand between. Linear times the table.
[[nodiscard]] std::optional<DateLabel> label_before(std::string_view before);

/// Which of two numbers is the day in "03/04/2025".
enum class DayOrder : std::uint8_t { Unknown, DayFirst, MonthFirst };

/// The order that a language's readers expect, from its BCP 47 tag (or with an underscore, as pages
/// write it). Unknown for English without a region and for languages that write the year first.
/// @see Unicode CLDR, short date formats.
[[nodiscard]] DayOrder day_order_of(std::string_view language);

}  // namespace labledger::parsers

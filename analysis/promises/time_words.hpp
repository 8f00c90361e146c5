#pragma once
// A sentence as the words from which times are read.

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace labledger::analysis {

/// A word of a sentence, and what stands before it.
struct TimeWord {
  std::string lower;
  std::size_t begin = 0;  ///< In the sentence, as `end`.
  std::size_t end = 0;
  char joint = ' ';  ///< '-' when it is written onto the word before; '.' when a sentence or a
                     ///< clause ends between them (.;:!?); else ' '.
  bool is_capital = false;
};

/// The words of a sentence: runs of letters, digits and apostrophes. Of a sentence the first 2,000
/// bytes count. Linear.
[[nodiscard]] std::vector<TimeWord> split_time_words(std::string_view sentence);

/// The first word that begins at or after `offset`; the number of words when there is none.
[[nodiscard]] std::size_t word_index_at(std::span<const TimeWord> words, std::size_t offset);

/// A table of words: what each means. The same word stands in it once.
template <typename Value, std::size_t count>
using WordTable = std::array<std::pair<std::string_view, Value>, count>;

/// What the word means; empty when it is not in the table.
template <typename Value, std::size_t count>
[[nodiscard]] std::optional<Value> look_up(const WordTable<Value, count>& table,
                                           std::string_view word) {
  for (const auto& [name, value] : table) {
    if (name == word) return value;
  }
  return std::nullopt;
}

/// A unit of time as months, or as days; of hours neither.
struct TimeUnit {
  unsigned months = 0;
  unsigned days = 0;
};

/// The unit that a word names, "year" or "weeks"; empty when it names none.
[[nodiscard]] std::optional<TimeUnit> time_unit(std::string_view word);

/// The number of at most four digits; "1st" and "22nd" count as 1 and 22. Empty for anything else.
[[nodiscard]] std::optional<unsigned> digits_of(std::string_view word);

}  // namespace labledger::analysis

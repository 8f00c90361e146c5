#pragma once
// Numbers that are written as words, and the words and letters that scale a number.

#include <cstddef>
#include <optional>
#include <string_view>

namespace labledger::analysis {

/// A value read from words, and where the words end.
struct WordNumber {
  double value = 0;
  std::size_t end = 0;
};

/// The word that begins at `at`: letters only; empty when there is none. At most 16 bytes are seen.
[[nodiscard]] std::string_view word_at(std::string_view text, std::size_t at);

/// The number that the words at `at` name: "zero", "twenty-five", "two hundred and fifty", "four
/// million", "a thousand", "half a million". Empty when they name none, also for ordinals
/// ("twenty-first"). English. At most 16 words are read.
[[nodiscard]] std::optional<WordNumber> read_number_words(std::string_view text, std::size_t at);

/// The factor that a word scales by, and its end: "thousand", "million", "Mrd", "crore". A German
/// "Billionen" is 10¹².
[[nodiscard]] std::optional<WordNumber> read_scale_word(std::string_view text, std::size_t at);

/// What a number counts, as far as its scale depends on it.
enum class Scaled { Count, Money };

/// The factor of letters written onto a number: "k", "M", "B", "bn", "T". A small "m" scales money
/// alone, as it is also a metre.
[[nodiscard]] std::optional<WordNumber> read_scale_letters(std::string_view text, std::size_t at,
                                                           Scaled scaled);

/// The end of an amount without a value: "thousands of", "tens of thousands of", "a few hundred",
/// "several thousand". Empty when the words at `at` are none.
[[nodiscard]] std::optional<std::size_t> read_vague_words(std::string_view text, std::size_t at);

}  // namespace labledger::analysis

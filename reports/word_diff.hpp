#pragma once
// Which words of a sentence went and which came: a longest common subsequence over words.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace labledger::reports {

/// A run of neighbouring words with one fate.
struct WordRun {
  enum class Fate { Kept, Removed, Added };
  Fate fate = Fate::Kept;
  std::string text;  ///< The words with the white space between them; never empty.
  friend bool operator==(const WordRun&, const WordRun&) = default;
};

/// Longest sentence compared word by word. Beyond it, only what both begin and end with is kept.
inline constexpr std::size_t kWordLimit = 1000;

/// The runs that turn `before` into `after`, in reading order, removals before additions at the
/// same place. A word is a run of bytes without ASCII white space, or one ideograph, kana or
/// hangul character, since those scripts write no blanks between words. White space belongs to the
/// word before it. So the Kept and Removed texts joined give `before`, and the Kept and Added ones
/// give `after`, but for white space after a kept word, which is taken from `after`.
/// Quadratic in the number of differing words, at most kWordLimit squared.
[[nodiscard]] std::vector<WordRun> compare_words(std::string_view before, std::string_view after);

}  // namespace labledger::reports

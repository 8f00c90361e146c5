#pragma once
// How much of what a wording says another still says, counted in words.

#include <cstddef>
#include <string_view>

namespace labledger::analysis {

/// The words that carry meaning, compared by their stems and without regard to order.
struct WordChange {
  bool same_letters = false;  ///< Only case, spacing, signs or a list marker differ.
  std::size_t lost = 0;       ///< Words of the older wording that the newer one lacks.
  std::size_t gained = 0;     ///< Words of the newer one that the older one lacks.
  double kept = 1;            ///< The share of the older wording's words that stayed; 0 to 1.
  double old = 1;             ///< The share of the newer wording's words that were there before.
};

/// Compares two texts in the form of plain_text(). Words without meaning of their own ("the", "of",
/// "will") do not count; what they change is for the cues to say. Log-linear.
[[nodiscard]] WordChange compare_words(std::string_view before, std::string_view after);

}  // namespace labledger::analysis

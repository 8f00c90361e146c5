#pragma once
// What differs between two captures, sentence by sentence, before anyone judges whether it counts.

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/segments.hpp"

namespace labledger::analysis {

/// How a sentence differs.
enum class DifferenceKind {
  Added,       ///< Only the newer capture says it.
  Removed,     ///< Only the older capture says it.
  Reworded,    ///< One became the other: at least half of their words are shared.
  Moved,       ///< Both say it, elsewhere in the order.
  Recut,       ///< Both say it, cut into sentences or blocks differently.
  Renumbered,  ///< Both say it, once with a section number before it.
  Masked,      ///< Both say it, once with an e-mail address and once with a mask.
};

/// One difference. Indexes into Segmentation::segments.
struct Difference {
  DifferenceKind kind = DifferenceKind::Added;
  std::optional<std::uint32_t> before;  ///< Absent for Added; may be for Recut.
  std::optional<std::uint32_t> after;   ///< Absent for Removed; may be for Recut.
};

/// All differences in the order of the newer capture, what is gone at its old place. Empty when
/// both are the same sequence of wordings. A wording that stands several times counts once.
/// O(n log n) in the number of words.
[[nodiscard]] std::vector<Difference> compare(const Segmentation& before,
                                              const Segmentation& after);

}  // namespace labledger::analysis

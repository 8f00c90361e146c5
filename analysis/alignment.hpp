#pragma once
// Two sequences laid side by side: which element of the newer one is which of the older one.
// Anchors are what stands exactly once in both (patience diff); from each the match grows outward.

#include <cstdint>
#include <span>
#include <vector>

namespace labledger::analysis {

/// An element of both sequences.
struct Match {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  friend bool operator==(const Match&, const Match&) = default;
};

/// Pairs of equal elements, strictly increasing on both sides. Not always the longest such list,
/// but complete where the sequences agree: equal sequences match throughout.
/// O(n log n) time, for any input.
/// @see Cohen 2005, "patience diff", as in Bazaar.
[[nodiscard]] std::vector<Match> align(std::span<const std::uint64_t> before,
                                       std::span<const std::uint64_t> after);

}  // namespace labledger::analysis

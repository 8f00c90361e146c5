#pragma once
// Answers whether a text says certain words in a row, wherever its sentences are cut.

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/segments.hpp"

namespace labledger::analysis {

/// One hash a word of the segmentation, in order.
[[nodiscard]] std::vector<std::uint64_t> hash_words(const Segmentation& segmentation);

/// Where every run of four words begins. Linear to build.
class WordIndex {
 public:
  /// Fewer words in a row prove nothing: they stand anywhere.
  static constexpr std::size_t kRun = 4;

  /// `words` must outlive the index.
  explicit WordIndex(std::span<const std::uint64_t> words);

  /// Whether exactly these words stand in a row. False for fewer than kRun words. Looks at a
  /// bounded number of places, so a text that repeats itself without end may hide one.
  [[nodiscard]] bool contains(std::span<const std::uint64_t> run) const;

 private:
  std::span<const std::uint64_t> words_;
  std::vector<std::uint32_t> last_;  ///< Of a slot: its last place. A power of two of slots.
  std::vector<std::uint32_t> next_;  ///< Of a place: the one before it in the same slot.
};

}  // namespace labledger::analysis

#pragma once
// Which new sentence an old one became.

#include <cstdint>
#include <span>
#include <vector>

namespace labledger::analysis {

/// The words of one sentence, as hashes.
using Words = std::span<const std::uint64_t>;

/// An old sentence and the new one that it became; indexes into the two lists.
struct Pairing {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
};

/// Twice the shared words over all words: 0 when nothing is shared, 1 when all is (Dice 1945).
/// Each occurrence counts once. 0 when both are empty.
[[nodiscard]] double word_overlap(Words before, Words after);

/// Pairs sentences with an overlap of at least one half, best first, nearest first among equals;
/// each is in one pair at most. In order of `after`. Near linear: a word that stands in very many
/// sentences finds no partner for them.
[[nodiscard]] std::vector<Pairing> pair_sentences(const std::vector<Words>& before,
                                                  const std::vector<Words>& after);

}  // namespace labledger::analysis

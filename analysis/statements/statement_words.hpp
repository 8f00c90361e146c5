#pragma once
// A sentence's words as numbers, for the model: each by its stem, and none by its spelling.

#include <cstdint>
#include <string_view>
#include <vector>

namespace labledger::analysis {

/// The words of one sentence, each as the hash of its lower-case stem.
struct SentenceWords {
  std::vector<std::uint32_t> ordered;   ///< As they stand.
  std::vector<std::uint32_t> distinct;  ///< Each once, ascending.
};

/// A word is a run of ASCII letters; every number is the same word. What inflects English words is
/// cut off where four letters stay: "tests" and "tested" meet, "red" stays whole. Equal on all
/// machines. Time grows with words times the logarithm of their number.
[[nodiscard]] SentenceWords read_words(std::string_view sentence);

/// One number for two, in which their order counts.
[[nodiscard]] constexpr std::uint32_t mixed(std::uint32_t first, std::uint32_t second) {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio, odd.
  const std::uint64_t product = ((std::uint64_t{first} << 32U) | second) * kMultiplier;
  return static_cast<std::uint32_t>(product >> 32U);
}

}  // namespace labledger::analysis

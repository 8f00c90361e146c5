#pragma once
// A sentence as numbers, for the model: which signs it has, what the rules say, where it stands,
// and its words by their hashes. The lab's name is one word for every lab, and figures are alike,
// so that a model learns wordings rather than names.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/statements/passage.hpp"
#include "core/statement.hpp"

namespace labledger::analysis {

/// One number of a sentence. Those that are absent are 0.
struct Feature {
  std::uint32_t index = 0;
  float value = 0;
};

/// Indices are below this. Whoever changes their meaning trains the model anew.
inline constexpr std::uint32_t kFeatureLimit = 1024 + (1U << 13U);

/// The feature that every sentence has.
inline constexpr std::uint32_t kIntercept = 0;

/// The feature that says what the rules make of the sentence, for one kind.
[[nodiscard]] constexpr std::uint32_t rule_feature(StatementKind kind) {
  return 1 + static_cast<std::uint32_t>(kind);
}

/// The features of one sentence: ascending indices, each once. `lab` is the lab's name. Of a
/// sentence the first 400 words count. Linear but for sorting.
[[nodiscard]] std::vector<Feature> features_of(const Passage& passage, std::size_t sentence,
                                               std::string_view lab);

}  // namespace labledger::analysis

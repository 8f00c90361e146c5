#pragma once
// A sentence as numbers, for the model: which signs it and its neighbours have, what the rules say,
// where it stands and in what kind of document, and its words (docs/decisions/0023 says why now).

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/statements/passage.hpp"
#include "analysis/statements/statement_rules.hpp"
#include "analysis/statements/statement_words.hpp"
#include "core/statement.hpp"

namespace labledger::analysis {

/// One number of a sentence. Those that are absent are 0.
struct Feature {
  std::uint32_t index = 0;
  float value = 0;
};

/// Signs, rules and places have indices below this …
inline constexpr std::uint32_t kSignFeatures = 1536;

/// … and words those above, by their hash: few that count share one.
inline constexpr std::uint32_t kWordFeatures = 1U << 16U;

/// Indices are below this. Whoever changes their meaning trains the model anew.
inline constexpr std::uint32_t kFeatureLimit = kSignFeatures + kWordFeatures;

/// The feature that every sentence has.
inline constexpr std::uint32_t kIntercept = 0;

/// The feature that says what the rules make of the sentence, for one kind.
[[nodiscard]] constexpr std::uint32_t rule_feature(StatementKind kind) {
  return 1 + static_cast<std::uint32_t>(kind);
}

/// What the rules and the signs say of a passage as a whole.
struct PassageSummary {
  std::vector<KindSet> by_rules;  ///< One a sentence, in their order.
  std::array<double, kStatementKinds>
      kind_shares;                         ///< Of the sentences, those of the kind; 0 to 1.
  std::array<double, kSigns> sign_shares;  ///< Those with the sign; 0 to 1.
  std::vector<SentenceWords> words;        ///< One a sentence, in their order.
};

/// Reads the passage by the rules. Linear.
[[nodiscard]] PassageSummary summarize(const Passage& passage);

/// The features of one sentence of the passage that `summary` is of. Below kSignFeatures indices
/// ascend; one of a word may come twice. Its time does not depend on the passage's length.
[[nodiscard]] std::vector<Feature> features_of(const Passage& passage,
                                               const PassageSummary& summary, std::size_t sentence);

}  // namespace labledger::analysis

#pragma once
// The figures of a sentence: numbers that count something we follow (accelerators, money, people,
// …), each with unit, bounds, firmness and place. A number of which the sentence does not say what
// it counts is no figure; nothing is filled in that the sentence does not say.

#include <string_view>
#include <vector>

#include "analysis/figures/figure_cues.hpp"
#include "core/lexicon.hpp"
#include "core/quantity.hpp"
#include "core/result.hpp"

namespace labledger::analysis {

/// Reads figures by the lexicon's cues. Thread-safe.
class QuantityReader {
 public:
  /// Config when a pattern does not compile or a cue's name means nothing in its group.
  [[nodiscard]] static Result<QuantityReader> compile(const Lexicon& lexicon);

  /// The figures of one sentence, in its order; spans are bytes of `sentence` and do not overlap.
  /// Of a sentence the first 20,000 bytes count. Any bytes are accepted. Linear.
  [[nodiscard]] std::vector<Quantity> read(std::string_view sentence) const;

 private:
  explicit QuantityReader(FigureCues cues);

  FigureCues cues_;
};

}  // namespace labledger::analysis

#pragma once
// A lab by the rubric at a moment.

#include <optional>
#include <vector>

#include "analysis/scores/indicator_rules.hpp"
#include "core/rubric.hpp"
#include "core/score.hpp"

namespace labledger::analysis {

/// The card at `as_of`. Unknown indicators leave the denominator and lower the coverage; the
/// contributions sum to the score. Without a page or a board that was read there is no score.
/// @see docs/scoring.md, "Scores".
[[nodiscard]] ScoreCard score_card(const Rubric& rubric, const LabEvidence& evidence,
                                   Instant as_of);

/// Score and coverage of indicators, as a card has them.
struct ScoreTotal {
  std::optional<double> score;
  double coverage = 0;
};
[[nodiscard]] ScoreTotal total_of(const std::vector<IndicatorScore>& indicators);

}  // namespace labledger::analysis

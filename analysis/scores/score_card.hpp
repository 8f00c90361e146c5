#pragma once
// A lab by the rubric at a moment.

#include "analysis/scores/indicator_rules.hpp"
#include "core/rubric.hpp"
#include "core/score.hpp"

namespace labledger::analysis {

/// The card at `as_of`. Unknown indicators leave the denominator and lower the coverage; the
/// contributions sum to the score. Without a page or a board that was read there is no score.
/// @see docs/scoring.md, "Scores".
[[nodiscard]] ScoreCard score_card(const Rubric& rubric, const LabEvidence& evidence,
                                   Instant as_of);

}  // namespace labledger::analysis

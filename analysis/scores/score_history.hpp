#pragma once
// How a score moved: the moments at which an indicator changed, and what changed it.

#include <vector>

#include "analysis/scores/indicator_rules.hpp"
#include "core/rubric.hpp"
#include "core/score.hpp"

namespace labledger::analysis {

/// The points at which an indicator changed its state, up to and with `as_of`, oldest first; the
/// first one is when the first page was read. A sentence that went and came back counts as there in
/// between: only its first and last sight are looked at. Cost: a card for each moment at which a
/// sentence that counts came or went, or a page was first read, at most 1,000: of more, the newest.
[[nodiscard]] std::vector<ScorePoint> score_history(const Rubric& rubric,
                                                    const LabEvidence& evidence, Instant as_of);

}  // namespace labledger::analysis

#pragma once
// Gives a substantive change its direction and severity, edit by edit.

#include "analysis/direction.hpp"
#include "core/change.hpp"

namespace labledger::analysis {

/// Judges every edit of the change by its two wordings: type, severity and reason. What drops a ban
/// (analysis/dropped_ban.hpp) is High at least. What the memory
/// of the source knows better, moves and returns, keeps its type. The change is summed up anew.
/// Linear in the texts.
void judge_directions(const EditClassifier& classifier, Change& change);

}  // namespace labledger::analysis

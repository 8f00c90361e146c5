#pragma once
// Scores as text for terminals.

#include <string>
#include <vector>

#include "cli/score_view.hpp"

namespace labledger::cli {

/// What is shown of a lab beyond its four lines.
struct ScoreDetail {
  bool explains = false;       ///< Each indicator with its evidence.
  bool tells_history = false;  ///< Each point at which the score moved.
};

/// A line a lab, by id, then the labs of which nothing was read. No order of merit.
[[nodiscard]] std::string overview_text(const std::vector<LabScores>& labs, Instant as_of);

/// One lab: four lines, what others say beside, and the detail that is asked for.
[[nodiscard]] std::string lab_text(const LabScores& lab, Instant as_of, const ScoreDetail& detail);

}  // namespace labledger::cli

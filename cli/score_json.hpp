#pragma once
// Scores as JSON, CSV and Markdown.

#include <string>
#include <vector>

#include "cli/score_text.hpp"
#include "cli/statement_json.hpp"

namespace labledger::cli {

/// {lab, name, as_of, statements, resources, compute, funding[], changes, external[], history[]}.
/// `statements` is null when nothing was read.
[[nodiscard]] Json to_json(const LabScores& lab, Instant as_of);

/// {day, safety, all, share, low, high, corrected, corrected_low, corrected_high}.
[[nodiscard]] Json to_json(const OpeningsPoint& point);

/// {subject, basis, low, high, definition, date, speaker, quote, source, url, note}.
[[nodiscard]] Json to_json(const HeadcountObservation& seen);

/// One record an indicator, with a head line.
[[nodiscard]] std::string scores_csv(const std::vector<LabScores>& labs);

/// One lab as a Markdown section.
[[nodiscard]] std::string lab_markdown(const LabScores& lab, Instant as_of,
                                       const ScoreDetail& detail);

}  // namespace labledger::cli

#pragma once
// What is told of one lab by `labledger score`: four lines that are never merged, and what others
// say beside them.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/ledger.hpp"
#include "cli/report_scores.hpp"
#include "core/compute_estimate.hpp"
#include "core/result.hpp"
#include "parsers/registry/registry.hpp"
#include "reports/report_model.hpp"

namespace labledger::cli {

/// Substantive changes of a lab's pages within a year, by severity. Those that reviewers reject
/// are left out.
struct ChangeTally {
  Instant since;
  std::array<std::size_t, 4> by_severity{};  ///< Indexed by Severity.
  std::size_t not_judged = 0;
};

/// One lab.
struct LabScores {
  reports::LabReport report;  ///< Lab, score, history, external scores, headcounts and openings.
  LabCompute compute;
  std::vector<FundingTotal> funding;
  ChangeTally changes;
};

/// The labs with one of these ids, or all when `lab_id` is empty, by id.
[[nodiscard]] Result<std::vector<LabScores>> read_lab_scores(Ledger& ledger,
                                                             const parsers::Registry& registry,
                                                             ScoreBook& book,
                                                             const std::string& lab_id,
                                                             Instant as_of);

/// The indicators of the domain that tells of resources, which is the second line.
inline constexpr std::string_view kResourcesDomain = "H";

/// The score were all that is unknown a no, and were it a yes. The score itself leans upward where
/// little was read: on pages of no known topic a yes is found, and never a no.
[[nodiscard]] std::pair<double, double> score_limits(const ScoreCard& card);

/// "42.3 of 100, from 71 % of the weights; with what is unknown 30.0 to 59.0"; "no basis: …"
/// without a score.
[[nodiscard]] std::string score_words(const reports::LabReport& report);

/// "2 of 19 technical openings = 10.5 % (2.9 to 31.4), corrected … on 2026-03-20"; "unknown" when
/// no board was read.
[[nodiscard]] std::string openings_words(const OpeningsSeries& openings);

/// "16", "at most 5", "at least 100", "10 to 15" people.
[[nodiscard]] std::string people_words(const HeadcountObservation& seen);

/// "2 critical, 1 high, 0 medium, 4 low".
[[nodiscard]] std::string changes_words(const ChangeTally& changes);

}  // namespace labledger::cli

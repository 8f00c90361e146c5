#pragma once
// All figures that set a lab's safety beside its compute, in one order, the same for every lab.
// What has no public basis says so, and why.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/coupling/disclosure_figures.hpp"
#include "core/compute_estimate.hpp"
#include "core/compute_facts.hpp"
#include "core/coupling.hpp"
#include "core/promise.hpp"
#include "core/score.hpp"

namespace labledger::analysis {

/// From when to when one statement stood on a lab's pages.
struct StatementSpan {
  Day first;
  Day last;
  bool is_commitment = false;
  bool was_there_first = false;  ///< In the first capture of its page: it may be any age.
  Day page_first;                ///< The first day on which its page was seen.
};

/// Everything that a lab's figures are made of.
struct CouplingInputs {
  Day as_of;
  LabCompute compute;                            ///< At that day.
  std::vector<HeadcountObservation> headcounts;  ///< Any order.
  OpeningsSeries openings;
  std::vector<ModelRelease> models;  ///< Of this lab.
  std::vector<SafetyPledge> pledges;
  PromiseOutcomes promises;
  std::vector<CouplingInput> promise_sources;  ///< One a promise that is due.
  std::vector<StatementSpan> statements;       ///< On safety, each once.
  std::string statements_source;               ///< "8 pages of the ledger"; empty without pages.
};

/// The figures in this order: safety_openings_share, safety_staff_share,
/// safety_staff_per_1e18_flop_per_second, safety_elasticity, commitments_per_doubling,
/// promises_kept_share, median_disclosure_lag_days, disclosure_over_1e25_flop,
/// disclosure_over_1e26_flop, growth_gap, pledge_kept_share, compute_transparency. What was said
/// after `as_of` does not count.
[[nodiscard]] std::vector<CouplingFigure> coupling_of(const CouplingInputs& inputs);

/// Whether any of the figures has a value.
[[nodiscard]] bool has_basis(std::span<const CouplingFigure> figures);

}  // namespace labledger::analysis

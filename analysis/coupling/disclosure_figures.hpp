#pragma once
// How soon and how often safety documents come: promises kept, lags behind releases, and disclosure
// by size of model.

#include <cstdint>
#include <optional>
#include <span>

#include "analysis/coupling/coupling_figure.hpp"
#include "core/log_normal.hpp"

namespace labledger::analysis {

/// What came of promises that are due.
struct PromiseOutcomes {
  std::uint64_t met = 0;
  std::uint64_t missed = 0;
  std::uint64_t unknown = 0;  ///< Due, and not settled or contested.
};

/// The share of promises kept among those settled. The 95 % interval begins where all unknown ones
/// are broken, and ends where all are kept (Wilson's ends of each). No value when none is settled.
[[nodiscard]] CouplingFigure promises_kept_share(const PromiseOutcomes& outcomes,
                                                 const FigureGround& ground);

/// From the release of a model to its safety document, in days.
struct DisclosureLag {
  double days = 0;       ///< Until the document came; of one that has not come, until today.
  bool has_come = true;  ///< Or is still missing.
};

/// The median lag in days by the estimator of Kaplan and Meier: documents that have not come count
/// as later than today. The 95 % interval is Brookmeyer and Crowley's with Greenwood's variance of
/// ln(-ln S); fewer than six lags have none. No value when fewer than half have come so far; an end
/// is absent likewise. Negative and infinite lags are left out.
/// @see Kaplan and Meier 1958, Journal of the American Statistical Association 53 (282), pages 457
/// to 481; Brookmeyer and Crowley 1982, Biometrics 38 (1), pages 29 to 41.
[[nodiscard]] CouplingFigure median_disclosure_lag(std::span<const DisclosureLag> lags,
                                                   const FigureGround& ground);

/// A model, and whether its safety document came in time.
struct ModelDisclosure {
  LogNormal training_flop;
  bool is_disclosed = false;
};

/// The share of models over a line of training compute whose safety document came in time. Whether
/// a model is over it is a probability, and probabilities are summed. The 95 % interval is Wilson's
/// for as many models as the probabilities are worth. No value when their sum is below a hundredth.
[[nodiscard]] CouplingFigure disclosure_over_line(std::span<const ModelDisclosure> models,
                                                  double line_flop, const FigureGround& ground);

}  // namespace labledger::analysis

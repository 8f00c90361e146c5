#pragma once
// Estimates of a lab's computing power: what is estimated, by which routes, from which figures. An
// estimate carries everything that is needed to explain it and to compute it again.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/log_normal.hpp"
#include "core/quantity.hpp"

namespace labledger {

/// What is measured. Three speeds are kept apart: a chip's data sheet (peak), what a training step
/// reaches (achieved), and what weeks of training get out of it, with all interruptions
/// (sustained).
enum class ComputeMeasure { PeakRate, AchievedRate, SustainedRate, TrainingFlop };

/// What it is measured of.
enum class ComputeScope {
  Run,      ///< One training run, from its start to its end.
  Cluster,  ///< One named cluster.
  Fleet,    ///< All that a lab has to compute with.
};

/// Whether it is there.
enum class BuildStatus { Current, Past, Construction, Planned };

/// The numbers that a speed counts operations on: a chip is about twice as fast on half the bits.
enum class NumberFormat { Bf16, Fp8, Fp4, Unknown };

/// What a figure rests on, best first.
enum class FigureBasis {
  Measured,   ///< A log, a benchmark, a meter.
  Datasheet,  ///< What the maker of the hardware says of it.
  Company,    ///< Whom the figure is about says so.
  Analyst,    ///< Worked out by others, who say how.
  Press,      ///< Told by others.
  Judgement,  ///< Ours, or a guess.
};

/// The way from figures to an estimate.
enum class RouteKind {
  HardwareCount,  ///< Chips, times the speed of one.
  ChipHours,      ///< Hours of chips, times speed.
  TrainingCount,  ///< Parameters and tokens.
  Benchmark,      ///< A timed run of known work.
  Plan,           ///< "X in so many months, on a machine so many times ours."
  Power,          ///< What the site draws.
  Money,          ///< What was spent.
  Published,      ///< Somebody's own estimate, taken over as it is.
};

/// How good a route or an estimate is. @see docs/scoring.md, "Compute".
enum class ComputeGrade { A, B, C, D, E };

/// What an estimate is an estimate of. Only figures of equal quantities may be combined.
struct ComputeQuantity {
  ComputeMeasure measure = ComputeMeasure::SustainedRate;
  ComputeScope scope = ComputeScope::Fleet;
  std::string subject;  ///< The model, the cluster or the fleet: "GPT-4".
  BuildStatus status = BuildStatus::Current;
  Ownership ownership = Ownership::Unknown;
  NumberFormat format = NumberFormat::Bf16;  ///< For peaks; other rates count whatever was used.
  std::string date;  ///< "2023", "2023-06" or "2023-06-27": when it was or is to be so.
};

/// One figure that goes into a product.
struct ComputeInput {
  std::string name;  ///< "chips".
  LogNormal value;
  double exponent = 1;  ///< -1 where it divides.
  std::string unit;
  FigureBasis basis = FigureBasis::Judgement;
  std::string source;
  /// Which figure it is: inputs of the same key are one figure, and their errors are one error.
  /// Empty for a figure that stands nowhere else.
  std::string key;
};

/// A product of inputs, each raised to its exponent. Log-normal, exactly.
struct Calculation {
  std::string formula;  ///< "chips x peak of one chip x utilisation".
  std::vector<ComputeInput> inputs;
  LogNormal value;
  std::string unit;
};

/// One way to one quantity.
struct ComputeRoute {
  RouteKind kind = RouteKind::Published;
  ComputeQuantity quantity;
  Calculation calculation;
  ComputeGrade grade = ComputeGrade::E;
  /// What the hardware alone could do, without a loss; empty where the route counts no hardware.
  std::optional<LogNormal> limit;
  std::vector<std::string> assumptions;  ///< In sentences' parts: "variant not said, …".
  std::string claim;                     ///< Id of the claim it starts from.
  std::string speaker;                   ///< Who says the figure it starts from.
  std::string source;                    ///< Where.
  std::string url;                       ///< Empty when unknown.
  std::string note;                      ///< What a reader should know of the claim.
  std::string credit;                    ///< Whom the licence asks to name.
  double weight = 0;                     ///< Its part in the estimate, 0 to 1.
  std::string left_out;                  ///< Why it has no part; empty when it has.
};

/// How routes became one figure.
enum class PoolMethod {
  Single,         ///< There is only one.
  RandomEffects,  ///< Weighted by how sure each is, and by how far they are apart.
  Mixture,        ///< They tell rival stories: any of them may be the true one.
};

/// An interval that need not be log-normal: 5 % of the probability lie below `low`, half below
/// `median`, 5 % above `high`.
struct ComputeInterval {
  double low = 0;
  double median = 0;
  double high = 0;
};

/// What all routes to one quantity say together.
struct ComputeEstimate {
  ComputeQuantity quantity;
  std::vector<ComputeRoute> routes;  ///< Those that count, then those left out.
  std::string unit;                  ///< "FLOP/s" or "FLOP".
  ComputeInterval interval;
  LogNormal pooled;  ///< For ratios and probabilities; for mixtures the log-normal of equal
                     ///< variance, which is wide.
  PoolMethod method = PoolMethod::Single;
  ComputeGrade grade = ComputeGrade::E;  ///< Half of the weight or more is at least so good …
  ComputeGrade worst = ComputeGrade::E;  ///< … and none is worse than this.
  double heterogeneity = 0;              ///< Cochran's Q.
  double i_squared = 0;                  ///< Share of the spread that is not chance, 0 to 1.
  double gap = 1;                        ///< Largest median of a route over the smallest.
  bool routes_disagree = false;
  bool is_widened = false;  ///< The interval was narrower than the routes justify.
};

/// The probability that a training run crossed a line.
struct LineCrossing {
  double flop = 0;  ///< The line: 1e25, 1e26.
  double probability = 0;
};

/// How well a claim agrees with what is known beside it.
enum class CheckVerdict {
  Plausible,    ///< Nothing speaks against it.
  Strained,     ///< Possible, if much comes together.
  Contradicts,  ///< A chance of less than 5 %.
};

/// What a claim is checked against.
enum class CheckKind {
  Power,    ///< What the chips draw, against the power that is said of the site.
  Funding,  ///< What the chips cost, against the money raised by then.
  Cost,     ///< What the chips cost, against the cost that is said.
};

/// One check of a claim: what it needs, against what there is.
struct ClaimCheck {
  CheckKind kind = CheckKind::Power;
  std::string claim;    ///< Its id.
  std::string subject;  ///< Of the claim.
  Calculation needed;
  double available = 0;  ///< In the unit of `needed`.
  std::string available_source;
  double probability = 0;  ///< That no more is needed than there is.
  CheckVerdict verdict = CheckVerdict::Plausible;
  std::string note;  ///< What else may explain it: "may be rented".
};

/// How fast a lab's compute grew between two estimates of the same quantity.
struct ComputeGrowth {
  std::string subject;
  std::string from;  ///< Dates of the two estimates.
  std::string until;
  double years = 0;
  LogNormal per_year;  ///< A factor. What both ends share is not counted twice.
};

/// A lab's compute at a date, with all that it was made of.
struct LabCompute {
  std::string lab_id;
  std::vector<ComputeRoute> dead_ends;         ///< Routes to quantities that have no estimate.
  std::vector<ComputeEstimate> estimates;      ///< In the order of date, then subject.
  std::optional<std::size_t> largest_run;      ///< The run with the largest median …
  std::optional<std::size_t> largest_machine;  ///< … and the largest machine that is there now.
  std::vector<LineCrossing> crossings;         ///< Of the largest run.
  double runs_over_1e25 = 0;                   ///< The sum of the probabilities of all runs …
  double runs_over_1e26 = 0;                   ///< … which is the number to expect.
  std::vector<ComputeGrowth> growth;
  std::vector<ClaimCheck> checks;
  std::string note;  ///< Why there is no estimate.
};

}  // namespace labledger

#pragma once
// Facts that estimates are made from: the accelerators of the market, the defaults for what nobody
// says of a cluster, and dated figures of labs. They are data (facts/), so that a reader can check
// and change them without reading code; only their shape is code.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/compute_estimate.hpp"

namespace labledger {

/// How sure a figure of the hardware table is.
enum class FigureStatus {
  VendorDocument,  ///< In a document of the maker that was read.
  TwoSources,      ///< In two sources that do not copy each other.
  SingleSource,
  Derived,      ///< Computed from a figure that was read.
  Estimate,     ///< Estimated by the source.
  Conflict,     ///< Sources differ; low and high are theirs where given.
  Unconfirmed,  ///< Not seen in a document.
  NotOffered,   ///< The chip does not have it: no value.
  Unknown,      ///< No value.
};

/// One figure of an accelerator, in SI units.
struct HardwareFigure {
  std::optional<double> value;
  std::optional<double> low;  ///< Where sources differ, or for prices.
  std::optional<double> high;
  FigureStatus status = FigureStatus::Unknown;
  std::string source;
};

/// One model of accelerator, counted as its maker sells it: one chip.
struct Accelerator {
  std::string name;  ///< Unique: "NVIDIA H100 SXM5 80GB".
  std::string vendor;
  std::string released;              ///< "2022-09-20"; empty when unknown.
  std::vector<std::string> aliases;  ///< Other names of exactly this model.
  HardwareFigure bf16;               ///< Peak on 16-bit numbers without sparsity, FLOP/s.
  HardwareFigure fp8;
  HardwareFigure fp4;
  HardwareFigure memory;  ///< Bytes.
  HardwareFigure power;   ///< W, by design.
  HardwareFigure price;   ///< USD for one: low and high of the prices seen.
  std::string note;
};

/// A name that several models share.
struct SharedName {
  std::string name;  ///< "GB200".
  std::vector<std::string> aliases;
  std::vector<std::string> candidates;  ///< Names of accelerators or packages.
  std::string assumed;                  ///< The one it is taken for; empty: it is refused.
  std::string why;                      ///< What to know: shown with the assumption or refusal.
};

/// A board or rack of several chips that is sold under a name.
struct AcceleratorPackage {
  std::string name;  ///< "GB200 NVL72".
  std::vector<std::string> aliases;
  std::string accelerator;
  double chips = 1;
};

/// A name of hardware in the form in which names are compared: lower-case letters and digits only,
/// without its maker before it and a plural after it. "NVIDIA H100s" is "h100".
[[nodiscard]] std::string folded_chip_name(std::string_view name);

/// The hardware table.
struct Hardware {
  std::vector<Accelerator> accelerators;
  std::vector<AcceleratorPackage> packages;
  std::vector<SharedName> shared_names;
};

/// A default for what a source does not say.
struct ComputeParameter {
  std::string id;  ///< "utilisation".
  std::string name;
  std::optional<int> year;  ///< The year it holds for; empty: all others.
  LogNormal value;
  std::string unit;
  FigureBasis basis = FigureBasis::Judgement;
  std::string source;
};

/// Chips of one model in a claim.
struct ChipCount {
  std::string chip;                ///< A name or alias of the hardware table.
  std::optional<LogNormal> count;  ///< Empty where only the model is said.
};

/// How sure the author of a published figure is, in the classes of Epoch AI.
enum class PublishedClass { None, Confident, Likely, Speculative };

/// A dated figure that somebody gave of a lab. Which figures it has depends on its route; those
/// that are exact here get the width of the claim's hedge when they are used.
struct ComputeClaim {
  std::string id;  ///< Unique within the lab.
  RouteKind route = RouteKind::Published;
  ComputeQuantity quantity;  ///< Its measure follows from scope and route.
  std::string said;          ///< When it was said; empty: when it was so.
  std::string speaker;
  FigureBasis basis = FigureBasis::Judgement;
  QuantityHedge hedge = QuantityHedge::Exact;
  PublishedClass published = PublishedClass::None;
  std::string source;
  std::string url;
  std::string credit;
  std::string note;

  std::vector<ChipCount> chips;
  std::optional<LogNormal> chip_hours;
  std::optional<LogNormal> hours;        ///< How long it ran, or is to run.
  std::optional<LogNormal> seconds;      ///< Of a benchmark.
  std::optional<LogNormal> utilisation;  ///< Of the peak, over all the time.
  std::optional<LogNormal> parameters;   ///< Used for each token: the active ones.
  std::optional<LogNormal> tokens;
  std::optional<LogNormal> attention;  ///< What attention adds, as a factor: 1.028.
  std::optional<LogNormal> flop;       ///< Published, or of the reference of a plan.
  std::optional<LogNormal> scale;      ///< Of a plan: how many times the machine of today.
  std::optional<LogNormal> watts;      ///< That the site draws.
  std::optional<LogNormal> usd;        ///< That was spent, or is said to be the cost.
  std::optional<LogNormal> usd_per_chip_hour;
};

/// Money raised by a lab up to a date.
struct FundingTotal {
  std::string date;
  double usd = 0;
  std::string source;
};

/// What a lab was said to be worth: neither money raised nor money spent.
struct ReportedValuation {
  std::string date;
  double usd = 0;
  std::string source;
  std::string url;
};

/// A model that came out, and what is known of its safety document: system card, model card, or a
/// report with a part on safety.
struct ModelRelease {
  std::string lab_id;
  std::string model;     ///< As the claims of its training run name it, where there are any.
  std::string released;  ///< A day.
  std::string document;  ///< "system card"; empty when none is known.
  /// The day by which it was there; empty when it is not known when it came, or whether.
  std::string document_date;
  /// The last day on which somebody looked and found none; empty when nobody did.
  std::string none_by;
  std::string source;
  std::string url;
  std::string credit;
  std::string note;
};

/// A share of compute that a lab pledged to safety, and what was shown of it.
struct SafetyPledge {
  std::string lab_id;
  std::string said;                ///< When.
  double share = 0;                ///< 0.2 for 20 %.
  std::string base;                ///< Of what.
  std::string due;                 ///< By when; empty when it has no date.
  std::string evidence;            ///< What was shown, in words; empty when nothing was.
  std::optional<LogNormal> shown;  ///< The share that it shows.
  std::string source;
  std::string url;
  std::string note;
};

/// A training run over these is not believed, nor is one under them: copies of tables with altered
/// numbers leave them by far.
inline constexpr double kLeastTrainingFlop = 1e10;
inline constexpr double kMostTrainingFlop = 1e28;
/// What one chip can do, likewise.
inline constexpr double kLeastChipPeak = 1e11;
inline constexpr double kMostChipPeak = 1e17;

/// What is known of one lab's compute.
struct LabFacts {
  std::string lab_id;
  std::vector<ComputeClaim> claims;   ///< In file order.
  std::vector<FundingTotal> funding;  ///< In the order of time.
  std::vector<ReportedValuation> valuations;
  std::string note;  ///< Why there is no claim, if there is none.
};

/// All facts.
struct ComputeFacts {
  Hardware hardware;
  std::vector<ComputeParameter> parameters;
  std::vector<LabFacts> labs;        ///< By id.
  std::vector<ModelRelease> models;  ///< In file order.
  std::vector<SafetyPledge> pledges;
};

/// One file of facts that the program carries.
struct FactsFile {
  std::string_view name;  ///< "hardware.toml", "labs/openai.toml".
  std::string_view bytes;
};

/// The files of facts/ as they were when the program was built, by name. Valid for ever.
/// facts/CMakeLists.txt makes the library that defines it.
[[nodiscard]] std::span<const FactsFile> embedded_facts();

}  // namespace labledger

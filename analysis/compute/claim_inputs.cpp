#include "analysis/compute/claim_inputs.hpp"

#include <cmath>
#include <cstdint>
#include <utility>

#include "analysis/compute/monte_carlo.hpp"
#include "analysis/compute/parameters.hpp"
#include "analysis/compute/routes.hpp"

namespace labledger::analysis {
namespace {

std::string_view width_of(QuantityHedge hedge) {
  switch (hedge) {
    case QuantityHedge::About:
      return "said_about";
    case QuantityHedge::MoreThan:
      return "said_more_than";
    case QuantityHedge::UpTo:
    case QuantityHedge::LessThan:
      return "said_up_to";
    case QuantityHedge::Exact:
    case QuantityHedge::Range:
    case QuantityHedge::Vague:
      return "said_exact";
  }
  return "said_exact";
}

std::string_view width_of(PublishedClass published) {
  switch (published) {
    case PublishedClass::None:
      return "said_about";
    case PublishedClass::Confident:
      return "published_confident";
    case PublishedClass::Likely:
      return "published_likely";
    case PublishedClass::Speculative:
      return "published_speculative";
  }
  return "said_about";
}

/// "150,000 NVIDIA H100 SXM5 80GB": a whole number with its thousands apart, and the model.
std::string counted(const LogNormal& count, const std::string& chip) {
  std::string digits = std::to_string(static_cast<std::int64_t>(std::llround(count.median())));
  for (std::size_t place = digits.size(); place > 3; place -= 3)
    digits.insert(place - 3, ",");
  return digits + " " + chip;
}

/// One kind of chips of a claim.
struct OneKind {
  ComputeInput chips;
  ComputeInput peak;
  ComputeInput in_package;
  std::string assumption;
  std::string name;

  [[nodiscard]] LogNormal product() const { return chips.value * peak.value * in_package.value; }
};

Result<OneKind> read_kind(const ComputeFacts& facts, const ComputeClaim& claim,
                          const ChipCount& count) {
  const NamedHardware found = TRY(find_hardware(facts.hardware, count.chip));
  if (!count.count) {
    return Error{ErrorKind::Malformed, "the number of " + count.chip + " is not known"};
  }
  OneKind kind;
  kind.chips = TRY(claim_input(facts, claim, "number of " + count.chip, "1", *count.count));
  kind.peak = TRY(peak_input(*found.accelerator, claim.quantity.format));
  kind.in_package = constant_input("chips in one " + count.chip, found.chips, "1");
  kind.assumption = found.assumption;
  kind.name = counted(*count.count, count.chip);
  return kind;
}

/// Several kinds of chips as one input. Their sum has no closed form, so it is drawn.
Result<ComputeInput> summed(const std::vector<OneKind>& kinds, const ComputeClaim& claim) {
  std::vector<LogNormal> terms;
  ComputeInput sum;
  for (const OneKind& kind : kinds) {
    terms.push_back(kind.product());
    sum.name += (sum.name.empty() ? "peak of " : " + ") + kind.name;
    sum.key += kind.chips.key;
  }
  sum.value = TRY(sum_of(terms));
  sum.unit = "FLOP/s";
  sum.basis = claim.basis;
  sum.source = claim.source + "; data sheets";
  return sum;
}

}  // namespace

Result<ComputeInput> claim_input(const ComputeFacts& facts, const ComputeClaim& claim,
                                 const std::string& name, const std::string& unit,
                                 const LogNormal& value) {
  ComputeInput input;
  input.name = name;
  input.value = value;
  input.unit = unit;
  input.basis = claim.basis;
  input.source = claim.source;
  // The same figure of the same source is one figure, whichever claim takes it up.
  input.key = "said:" + claim.source + ":" + name + ":" +
              std::to_string(static_cast<std::int64_t>(value.mu() * 1e9));
  if (value.sigma() > 0) return input;
  const ComputeInput width = TRY(default_input(facts, width_of(claim.hedge), std::nullopt));
  input.value = value * width.value;
  return input;
}

Result<ComputeInput> standard_input(const ComputeFacts& facts, const ComputeClaim& claim,
                                    std::string_view id) {
  const std::string& date = claim.quantity.date.empty() ? claim.said : claim.quantity.date;
  return default_input(facts, id, year_of(date));
}

Result<ComputeInput> published_input(const ComputeFacts& facts, const ComputeClaim& claim) {
  if (!claim.flop) return Error{ErrorKind::Malformed, "a figure is needed"};
  const bool is_work = claim.quantity.measure == ComputeMeasure::TrainingFlop;
  ComputeInput figure =
      TRY(claim_input(facts, claim, "published figure", is_work ? "FLOP" : "FLOP/s", *claim.flop));
  const bool is_own = claim.basis == FigureBasis::Company || claim.basis == FigureBasis::Measured;
  if (claim.flop->sigma() > 0 || is_own) return figure;
  const ComputeInput width = TRY(default_input(facts, width_of(claim.published), std::nullopt));
  figure.value = *claim.flop * width.value;
  figure.source += "; width: " + width.source;
  return figure;
}

Result<ComputeInput> utilisation_input(const ComputeFacts& facts, const ComputeClaim& claim) {
  if (claim.utilisation) {
    return claim_input(facts, claim, "utilisation", "share of peak", *claim.utilisation);
  }
  const bool is_eight_bit = claim.quantity.format == NumberFormat::Fp8;
  return standard_input(facts, claim, is_eight_bit ? "utilisation_fp8" : "utilisation");
}

Result<ClaimedChips> claimed_chips(const ComputeFacts& facts, const ComputeClaim& claim) {
  if (claim.chips.empty()) return Error{ErrorKind::Malformed, "the claim names no chips"};
  ClaimedChips claimed;
  std::vector<OneKind> kinds;
  for (const ChipCount& count : claim.chips) {
    OneKind kind = TRY(read_kind(facts, claim, count));
    if (!kind.assumption.empty()) claimed.assumptions.push_back(kind.assumption);
    kinds.push_back(std::move(kind));
  }
  if (kinds.size() > 1) {
    ComputeInput sum = TRY(summed(kinds, claim));
    claimed.peak = sum.value;
    claimed.inputs.push_back(std::move(sum));
    return claimed;
  }
  OneKind& kind = kinds.front();
  claimed.peak = kind.product();
  claimed.inputs.push_back(std::move(kind.chips));
  if (kind.in_package.value.median() > 1) claimed.inputs.push_back(std::move(kind.in_package));
  claimed.inputs.push_back(std::move(kind.peak));
  return claimed;
}

Result<NamedHardware> only_model(const ComputeFacts& facts, const ComputeClaim& claim) {
  if (claim.chips.size() == 1) return find_hardware(facts.hardware, claim.chips.front().chip);
  return Error{ErrorKind::Malformed,
               "the route needs one model of chip, not " + std::to_string(claim.chips.size())};
}

}  // namespace labledger::analysis

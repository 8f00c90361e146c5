#include "analysis/compute/consistency.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "analysis/compute/claim_inputs.hpp"
#include "analysis/compute/hardware_table.hpp"
#include "analysis/compute/monte_carlo.hpp"
#include "analysis/compute/routes.hpp"

namespace labledger::analysis {
namespace {

constexpr double kPossible = 0.05;
/// Figures of power are rough, so one a little too small is nothing yet; money must do for more
/// than chips, so it has to be well enough.
constexpr double kEnoughPower = 0.25;
constexpr double kEnoughMoney = 0.75;
constexpr double kMostOverRaised = 10;

/// What one chip of a model takes.
using PerChip = std::function<Result<ComputeInput>(const Accelerator&)>;

/// All chips of a claim times what one of them takes, as one input.
Result<ComputeInput> total_of(const ComputeFacts& facts, const ComputeClaim& claim,
                              const PerChip& per_chip, const std::string& name) {
  std::vector<LogNormal> terms;
  ComputeInput total;
  for (const ChipCount& count : claim.chips) {
    const NamedHardware found = TRY(find_hardware(facts.hardware, count.chip));
    if (!count.count) return Error{ErrorKind::NotFound, "the number of chips is unknown"};
    const ComputeInput chips = TRY(claim_input(facts, claim, "number", "1", *count.count));
    const ComputeInput each = TRY(per_chip(*found.accelerator));
    const LogNormal in_package = TRY(LogNormal::exactly(found.chips));
    terms.push_back(chips.value * each.value * in_package);
    total.source += (total.source.empty() ? "" : "; ") + each.source;
    total.unit = each.unit;
  }
  total.value = TRY(sum_of(terms));
  total.name = name;
  total.basis = claim.basis;
  total.source = claim.source + "; " + total.source;
  return total;
}

Result<Calculation> needed_power(const ComputeFacts& facts, const ComputeClaim& claim) {
  const ComputeInput chips = TRY(total_of(facts, claim, power_input, "power of all chips"));
  const ComputeInput overhead = TRY(standard_input(facts, claim, "system_power_overhead"));
  const ComputeInput pue = TRY(standard_input(facts, claim, "pue"));
  return product_of("power of all chips x system overhead x PUE", "W", {chips, overhead, pue});
}

Result<Calculation> needed_money(const ComputeFacts& facts, const ComputeClaim& claim) {
  const ComputeInput chips = TRY(total_of(
      facts, claim,
      [&](const Accelerator& chip) -> Result<ComputeInput> {
        Result<ComputeInput> of_the_year = standard_input(facts, claim, "price of " + chip.name);
        return of_the_year ? std::move(of_the_year) : price_input(chip);
      },
      "price of all chips"));
  const ComputeInput spread = TRY(standard_input(facts, claim, "price_spread"));
  const ComputeInput server = TRY(standard_input(facts, claim, "server_overhead"));
  const ComputeInput network = TRY(standard_input(facts, claim, "interconnect_overhead"));
  return product_of("price of all chips x spread x server overhead x interconnect overhead", "USD",
                    {chips, spread, server, network});
}

/// Whether the claim counts speed in units of a chip ("H100e"), not chips: power and price of what
/// is really there are then unknown.
bool counts_equivalents(const ComputeClaim& claim) {
  return std::any_of(claim.chips.begin(), claim.chips.end(), [](const ChipCount& chips) {
    return folded_chip_name(chips.chip).starts_with("h100e");
  });
}

/// The money raised by a date: the last total that is not after it.
const FundingTotal* raised_by(const LabFacts& lab, std::string_view date) {
  const FundingTotal* found = nullptr;
  for (const FundingTotal& funding : lab.funding) {
    const std::string_view common = std::string_view(funding.date).substr(0, date.size());
    if (common <= date) found = &funding;
  }
  return found;
}

ClaimCheck make_check(CheckKind kind, const ComputeClaim& claim, Calculation needed,
                      double available, std::string source) {
  ClaimCheck check;
  check.kind = kind;
  check.claim = claim.id;
  check.subject = claim.quantity.subject;
  if (!claim.quantity.date.empty()) check.subject += ", " + claim.quantity.date;
  check.probability = 1 - needed.value.probability_above(available);
  check.needed = std::move(needed);
  check.available = available;
  check.available_source = std::move(source);
  check.verdict = verdict_of(kind, check.probability);
  return check;
}

}  // namespace

CheckVerdict verdict_of(CheckKind kind, double probability) {
  const double enough = kind == CheckKind::Funding ? kEnoughMoney : kEnoughPower;
  if (probability >= enough) return CheckVerdict::Plausible;
  return probability >= kPossible ? CheckVerdict::Strained : CheckVerdict::Contradicts;
}

std::vector<ClaimCheck> check_claim(const ComputeFacts& facts, const LabFacts& lab,
                                    const ComputeClaim& claim) {
  std::vector<ClaimCheck> checks;
  if (claim.route != RouteKind::HardwareCount || counts_equivalents(claim)) return checks;
  const std::string& date = claim.quantity.date.empty() ? claim.said : claim.quantity.date;
  if (claim.watts) {
    if (auto needed = needed_power(facts, claim)) {
      checks.push_back(make_check(CheckKind::Power, claim, std::move(*needed),
                                  claim.watts->median(), claim.source));
    }
  }
  const Result<Calculation> cost = needed_money(facts, claim);
  if (!cost) return checks;
  if (claim.usd) {
    checks.push_back(make_check(CheckKind::Cost, claim, *cost, claim.usd->median(), claim.source));
  }
  const FundingTotal* raised = raised_by(lab, date);
  const bool is_own =
      claim.quantity.ownership == Ownership::Owned || claim.quantity.ownership == Ownership::Joint;
  if (raised == nullptr || !is_own) return checks;
  checks.push_back(make_check(CheckKind::Funding, claim, *cost, raised->usd, raised->source));
  if (checks.back().verdict != CheckVerdict::Plausible) {
    checks.back().note = "the chips may be rented, or paid for by another";
  }
  return checks;
}

std::string doubt_of_raised(const LabFacts& lab, double usd, std::string_view date) {
  const FundingTotal* raised = raised_by(lab, date);
  if (raised == nullptr || usd <= kMostOverRaised * raised->usd) return "";
  return "more than ten times what " + lab.lab_id + " had raised by " + raised->date +
         ": a valuation taken for money raised, or another company's";
}

}  // namespace labledger::analysis

#include "analysis/compute/claim_routes.hpp"

#include <string>
#include <utility>
#include <vector>

#include "analysis/compute/claim_inputs.hpp"
#include "analysis/compute/grade.hpp"
#include "analysis/compute/hardware_table.hpp"
#include "analysis/compute/routes.hpp"

namespace labledger::analysis {
namespace {

/// What a route is made with.
struct Workshop {
  const ComputeFacts& facts;
  const ComputeClaim& claim;
  ComputeRoute& route;

  [[nodiscard]] Result<ComputeInput> standard(std::string_view id) const {
    return standard_input(facts, claim, id);
  }
  /// A figure of the claim; Malformed when the claim has it not.
  [[nodiscard]] Result<ComputeInput> stated(const std::string& name, const std::string& unit,
                                            const std::optional<LogNormal>& value) const {
    if (!value) return Error{ErrorKind::Malformed, "the claim does not say: " + name};
    return claim_input(facts, claim, name, unit, *value);
  }
  /// The same without the width of a hedge: what a log counts is exact.
  [[nodiscard]] Result<ComputeInput> logged(const std::string& name, const std::string& unit,
                                            const std::optional<LogNormal>& value) const {
    ComputeInput input = TRY(stated(name, unit, value));
    input.value = *value;
    return input;
  }
  [[nodiscard]] Result<ComputeInput> utilisation() const { return utilisation_input(facts, claim); }
  /// The one model of the claim; what had to be assumed is noted.
  [[nodiscard]] Result<NamedHardware> model() const {
    NamedHardware found = TRY(only_model(facts, claim));
    if (!found.assumption.empty()) route.assumptions.push_back(found.assumption);
    return found;
  }
  [[nodiscard]] bool is_run() const { return claim.quantity.scope == ComputeScope::Run; }
  void note_fleet() const {
    if (claim.quantity.scope != ComputeScope::Fleet) return;
    route.assumptions.emplace_back("as if all of it trained models");
  }
};

using Inputs = std::vector<ComputeInput>;

/// The inputs of a calculation and more.
Inputs with(const Calculation& calculation, const Inputs& more) {
  Inputs inputs = calculation.inputs;
  inputs.insert(inputs.end(), more.begin(), more.end());
  return inputs;
}

Result<ClaimedChips> chips_of(const Workshop& shop) {
  ClaimedChips chips = TRY(claimed_chips(shop.facts, shop.claim));
  for (const std::string& assumption : chips.assumptions)
    shop.route.assumptions.push_back(assumption);
  return chips;
}

Result<Calculation> by_hardware_count(const Workshop& shop) {
  ClaimedChips chips = TRY(chips_of(shop));
  const ComputeInput use = TRY(shop.utilisation());
  shop.note_fleet();
  shop.route.limit = chips.peak;
  chips.inputs.push_back(use);
  return product_of("chips x peak x utilisation", "FLOP/s", std::move(chips.inputs));
}

Result<Calculation> by_chip_hours(const Workshop& shop) {
  const ComputeInput use = TRY(shop.utilisation());
  if (shop.claim.chip_hours) {
    const NamedHardware model = TRY(shop.model());
    const ComputeInput peak = TRY(peak_input(*model.accelerator, shop.claim.quantity.format));
    const ComputeInput hours = TRY(shop.stated("chip hours", "h", shop.claim.chip_hours));
    Calculation work = chip_time(hours, peak, use);
    shop.route.limit = work.value / use.value.with_sigma(0);
    return work;
  }
  ClaimedChips chips = TRY(chips_of(shop));
  const ComputeInput hours = TRY(shop.stated("hours", "h", shop.claim.hours));
  chips.inputs.insert(chips.inputs.end(), {hours, seconds_an_hour(), use});
  Calculation work =
      product_of("chips x peak x hours x 3600 x utilisation", "FLOP", std::move(chips.inputs));
  shop.route.limit = work.value / use.value.with_sigma(0);
  return work;
}

Result<Calculation> by_count(const Workshop& shop) {
  const ComputeInput parameters =
      TRY(shop.stated("parameters used for a token", "1", shop.claim.parameters));
  const ComputeInput tokens = TRY(shop.stated("tokens seen", "1", shop.claim.tokens));
  const ComputeInput spread = TRY(shop.standard("count_spread"));
  const double attention = shop.claim.attention ? shop.claim.attention->median() : 1;
  const Calculation count = training_count(
      parameters, tokens, constant_input("what attention adds, as a factor", attention, "1"));
  return product_of(count.formula, count.unit, with(count, {spread}));
}

Result<Calculation> by_benchmark(const Workshop& shop) {
  const ComputeInput parameters = TRY(shop.logged("parameters", "1", shop.claim.parameters));
  const ComputeInput tokens = TRY(shop.logged("tokens seen", "1", shop.claim.tokens));
  const ComputeInput seconds = TRY(shop.logged("time of the run", "s", shop.claim.seconds));
  const ComputeInput spread = TRY(shop.standard("benchmark_spread"));
  const ComputeInput goodput = TRY(shop.standard("goodput"));
  return product_of("6 x parameters x tokens / time x goodput", "FLOP/s",
                    with(benchmark_rate(parameters, tokens, seconds), {spread, goodput}));
}

Result<Calculation> by_plan(const Workshop& shop) {
  const ComputeInput reference = TRY(shop.stated("FLOP of the reference", "FLOP", shop.claim.flop));
  ComputeInput seconds = TRY(shop.stated("time planned", "s", shop.claim.hours));
  seconds.value = seconds.value * seconds_an_hour().value;
  const ComputeInput scale =
      TRY(shop.stated("machine planned over the one there is", "1", shop.claim.scale));
  return plan_rate(reference, seconds, scale);
}

Result<Calculation> by_power(const Workshop& shop) {
  const NamedHardware model = TRY(shop.model());
  const ComputeInput watts = TRY(shop.stated("power of the site", "W", shop.claim.watts));
  const ComputeInput chip = TRY(power_input(*model.accelerator));
  const ComputeInput overhead = TRY(shop.standard("system_power_overhead"));
  const ComputeInput pue = TRY(shop.standard("pue"));
  const ComputeInput peak = TRY(peak_input(*model.accelerator, shop.claim.quantity.format));
  const ComputeInput use = TRY(shop.utilisation());
  shop.note_fleet();
  const Calculation chips = chips_on_power(watts, chip, overhead, pue);
  shop.route.limit = chips.value * peak.value;
  return product_of("power / (power of a chip x system overhead x PUE) x peak x utilisation",
                    "FLOP/s", with(chips, {peak, use}));
}

/// Money that rents: chip hours for a run; for a machine, over the hours that the money is for.
Result<Calculation> by_rent(const Workshop& shop, const ComputeInput& usd, const ComputeInput& peak,
                            const ComputeInput& use) {
  ComputeInput rent = TRY(shop.standard("usd_per_chip_hour"));
  if (shop.claim.usd_per_chip_hour) {
    rent = TRY(shop.stated("rent of a chip for an hour", "USD", shop.claim.usd_per_chip_hour));
  }
  const Calculation chip_hours = rented_chip_hours(usd, rent);
  if (shop.is_run()) {
    return product_of("money / rent of a chip for an hour x 3600 x peak x utilisation", "FLOP",
                      with(chip_hours, {seconds_an_hour(), peak, use}));
  }
  const ComputeInput hours = TRY(shop.logged("hours that it pays for", "h", shop.claim.hours));
  shop.note_fleet();
  return product_of("money / (rent of a chip for an hour x hours) x peak x utilisation", "FLOP/s",
                    with(chip_hours, {as_divisor(hours), peak, use}));
}

Result<Calculation> by_money(const Workshop& shop) {
  const NamedHardware model = TRY(shop.model());
  const ComputeInput usd = TRY(shop.stated("money spent", "USD", shop.claim.usd));
  const ComputeInput peak = TRY(peak_input(*model.accelerator, shop.claim.quantity.format));
  const ComputeInput use = TRY(shop.utilisation());
  if (shop.is_run() || shop.claim.quantity.ownership == Ownership::Rented) {
    return by_rent(shop, usd, peak, use);
  }
  const ComputeInput price = TRY(price_input(*model.accelerator));
  const ComputeInput server = TRY(shop.standard("server_overhead"));
  const ComputeInput network = TRY(shop.standard("interconnect_overhead"));
  shop.note_fleet();
  return product_of(
      "money / (price x server overhead x interconnect overhead) x peak x utilisation", "FLOP/s",
      with(chips_for_money(usd, price, server, network), {peak, use}));
}

Result<Calculation> as_published(const Workshop& shop) {
  ComputeInput figure = TRY(published_input(shop.facts, shop.claim));
  return as_stated(std::move(figure));
}

Result<Calculation> calculation_of(const Workshop& shop) {
  switch (shop.claim.route) {
    case RouteKind::HardwareCount:
      return by_hardware_count(shop);
    case RouteKind::ChipHours:
      return by_chip_hours(shop);
    case RouteKind::TrainingCount:
      return by_count(shop);
    case RouteKind::Benchmark:
      return by_benchmark(shop);
    case RouteKind::Plan:
      return by_plan(shop);
    case RouteKind::Power:
      return by_power(shop);
    case RouteKind::Money:
      return by_money(shop);
    case RouteKind::Published:
      return as_published(shop);
  }
  return Error{ErrorKind::Malformed, "no such route"};
}

}  // namespace

ComputeRoute route_of(const ComputeFacts& facts, const ComputeClaim& claim) {
  ComputeRoute route;
  route.kind = claim.route;
  route.quantity = claim.quantity;
  route.claim = claim.id;
  route.speaker = claim.speaker;
  route.source = claim.source;
  route.url = claim.url;
  route.note = claim.note;
  route.credit = claim.credit;
  route.grade = grade_of(claim.route, claim.basis, claim.quantity.measure);
  if (claim.published == PublishedClass::Speculative) route.grade = ComputeGrade::E;
  Result<Calculation> made = calculation_of({facts, claim, route});
  if (!made) {
    route.left_out = made.error().message;
    return route;
  }
  route.calculation = std::move(*made);
  const double median = route.calculation.value.median();
  if (!(median >= kLeastTrainingFlop && median <= kMostTrainingFlop)) {
    route.left_out = "beyond what any machine or run could be: believed are 1e10 to 1e28";
  }
  return route;
}

}  // namespace labledger::analysis

#include "analysis/compute/routes.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace labledger::analysis {
namespace {

ComputeInput six() {
  return constant_input("FLOP for each parameter and token", 6, "FLOP");
}

}  // namespace

Calculation product_of(std::string formula, std::string unit, std::vector<ComputeInput> inputs) {
  LogNormal value;
  for (const ComputeInput& input : inputs)
    value = value * input.value.power(input.exponent);
  return {std::move(formula), std::move(inputs), value, std::move(unit)};
}

ComputeInput constant_input(std::string name, double value, std::string unit) {
  ComputeInput input;
  input.name = std::move(name);
  input.value = LogNormal::exactly(value).value();
  input.unit = std::move(unit);
  input.basis = FigureBasis::Measured;
  input.source = "by definition";
  return input;
}

ComputeInput seconds_an_hour() {
  return constant_input("seconds in an hour", 3600, "s");
}

ComputeInput as_divisor(ComputeInput input) {
  input.exponent = -input.exponent;
  return input;
}

Calculation training_count(ComputeInput parameters, ComputeInput tokens, ComputeInput attention) {
  return product_of("6 x parameters x tokens x attention", "FLOP",
                    {six(), std::move(parameters), std::move(tokens), std::move(attention)});
}

double attention_factor(double layers, double width, double sequence, double parameters) {
  return 1 + 12 * layers * width * sequence / (6 * parameters);
}

Calculation chip_time(ComputeInput chip_hours, ComputeInput peak, ComputeInput utilisation) {
  return product_of(
      "chip hours x 3600 x peak x utilisation", "FLOP",
      {std::move(chip_hours), seconds_an_hour(), std::move(peak), std::move(utilisation)});
}

Calculation cluster_time(ComputeInput chips, ComputeInput hours, ComputeInput peak,
                         ComputeInput utilisation) {
  return product_of("chips x hours x 3600 x peak x utilisation", "FLOP",
                    {std::move(chips), std::move(hours), seconds_an_hour(), std::move(peak),
                     std::move(utilisation)});
}

Calculation peak_rate(ComputeInput chips, ComputeInput peak) {
  return product_of("chips x peak", "FLOP/s", {std::move(chips), std::move(peak)});
}

Calculation sustained_rate(ComputeInput chips, ComputeInput peak, ComputeInput utilisation) {
  return product_of("chips x peak x utilisation", "FLOP/s",
                    {std::move(chips), std::move(peak), std::move(utilisation)});
}

Calculation benchmark_rate(ComputeInput parameters, ComputeInput tokens, ComputeInput seconds) {
  return product_of(
      "6 x parameters x tokens / time", "FLOP/s",
      {six(), std::move(parameters), std::move(tokens), as_divisor(std::move(seconds))});
}

double benchmark_time(std::vector<double> runs) {
  if (runs.empty()) return 0;
  std::sort(runs.begin(), runs.end());
  const std::size_t dropped = runs.size() < 3 ? 0 : 1;
  double sum = 0;
  for (std::size_t i = dropped; i < runs.size() - dropped; ++i)
    sum += runs[i];
  return sum / static_cast<double>(runs.size() - 2 * dropped);
}

Calculation work_over_time(ComputeInput flop, ComputeInput seconds) {
  return product_of("training FLOP / time", "FLOP/s",
                    {std::move(flop), as_divisor(std::move(seconds))});
}

Calculation plan_rate(ComputeInput reference_flop, ComputeInput seconds, ComputeInput scale) {
  return product_of(
      "FLOP of the reference / (time x scale)", "FLOP/s",
      {std::move(reference_flop), as_divisor(std::move(seconds)), as_divisor(std::move(scale))});
}

Calculation chips_on_power(ComputeInput watts, ComputeInput chip_watts,
                           ComputeInput system_overhead, ComputeInput pue) {
  return product_of("power / (power of a chip x system overhead x PUE)", "chips",
                    {std::move(watts), as_divisor(std::move(chip_watts)),
                     as_divisor(std::move(system_overhead)), as_divisor(std::move(pue))});
}

Calculation power_draw(ComputeInput chips, ComputeInput chip_watts, ComputeInput system_overhead,
                       ComputeInput pue) {
  return product_of(
      "chips x power of a chip x system overhead x PUE", "W",
      {std::move(chips), std::move(chip_watts), std::move(system_overhead), std::move(pue)});
}

Calculation purchase_cost(ComputeInput chips, ComputeInput price, ComputeInput server_overhead,
                          ComputeInput interconnect_overhead) {
  return product_of("chips x price x server overhead x interconnect overhead", "USD",
                    {std::move(chips), std::move(price), std::move(server_overhead),
                     std::move(interconnect_overhead)});
}

Calculation chips_for_money(ComputeInput usd, ComputeInput price, ComputeInput server_overhead,
                            ComputeInput interconnect_overhead) {
  return product_of(
      "money / (price x server overhead x interconnect overhead)", "chips",
      {std::move(usd), as_divisor(std::move(price)), as_divisor(std::move(server_overhead)),
       as_divisor(std::move(interconnect_overhead))});
}

Calculation rented_chip_hours(ComputeInput usd, ComputeInput usd_per_chip_hour) {
  return product_of("money / price of a chip hour", "chip h",
                    {std::move(usd), as_divisor(std::move(usd_per_chip_hour))});
}

Calculation utilisation_of(ComputeInput flop, ComputeInput chip_hours, ComputeInput peak) {
  return product_of("training FLOP / (chip hours x 3600 x peak)", "1",
                    {std::move(flop), as_divisor(std::move(chip_hours)),
                     as_divisor(seconds_an_hour()), as_divisor(std::move(peak))});
}

Calculation as_stated(ComputeInput figure) {
  std::string unit = figure.unit;
  std::string name = figure.name;
  return product_of(std::move(name), std::move(unit), {std::move(figure)});
}

double covariance(const Calculation& a, const Calculation& b) {
  double sum = 0;
  for (const ComputeInput& mine : a.inputs) {
    if (mine.key.empty()) continue;
    for (const ComputeInput& theirs : b.inputs) {
      if (theirs.key != mine.key) continue;
      sum += mine.exponent * theirs.exponent * mine.value.sigma() * theirs.value.sigma();
    }
  }
  return sum;
}

}  // namespace labledger::analysis

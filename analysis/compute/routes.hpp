#pragma once
// The formulas: each a product of figures, so that its uncertainty is exact and it can say what it
// was made of. What goes in are figures with name, unit, basis and source; nothing is assumed here.

#include <string>
#include <vector>

#include "core/compute_estimate.hpp"

namespace labledger::analysis {

/// FLOP of a petaflop/s-day: 1e15 FLOP/s for a day.
inline constexpr double kPetaflopDay = 8.64e19;

/// Seconds of a year of 365.25 days.
inline constexpr double kYearSeconds = 31'557'600;

/// The product of the inputs, each to its exponent, under the formula's name.
[[nodiscard]] Calculation product_of(std::string formula, std::string unit,
                                     std::vector<ComputeInput> inputs);

/// A factor that no one can doubt; `value` must be positive.
[[nodiscard]] ComputeInput constant_input(std::string name, double value, std::string unit);

/// 3600, as an input.
[[nodiscard]] ComputeInput seconds_an_hour();

/// The same input, dividing where it multiplied.
[[nodiscard]] ComputeInput as_divisor(ComputeInput input);

/// Training FLOP of a transformer: C = 6 N D, with N the parameters that a token uses (the active
/// ones of a mixture of experts) and D the tokens seen, repetitions included. `attention` is one
/// plus what attention adds (attention_factor), exactly 1 when it is left out.
/// @see Kaplan et al. 2020, arXiv:2001.08361, section 2.1.
[[nodiscard]] Calculation training_count(ComputeInput parameters, ComputeInput tokens,
                                         ComputeInput attention);

/// One plus the share that attention adds to 6 N a token: 12 L d s / (6 N). For GPT-3 (96 layers of
/// width 12,288 on 2,048 tokens) 1.028. All arguments positive.
/// @see Chowdhery et al. 2022, arXiv:2204.02311, appendix B.
[[nodiscard]] double attention_factor(double layers, double width, double sequence,
                                      double parameters);

/// FLOP of so many hours of one chip: chip hours x 3600 x peak x utilisation.
[[nodiscard]] Calculation chip_time(ComputeInput chip_hours, ComputeInput peak,
                                    ComputeInput utilisation);

/// FLOP of chips over hours: chips x hours x 3600 x peak x utilisation.
[[nodiscard]] Calculation cluster_time(ComputeInput chips, ComputeInput hours, ComputeInput peak,
                                       ComputeInput utilisation);

/// FLOP/s: chips x peak.
[[nodiscard]] Calculation peak_rate(ComputeInput chips, ComputeInput peak);

/// FLOP/s: chips x peak x utilisation.
[[nodiscard]] Calculation sustained_rate(ComputeInput chips, ComputeInput peak,
                                         ComputeInput utilisation);

/// FLOP/s of a timed run of known work: 6 N D / t.
[[nodiscard]] Calculation benchmark_rate(ComputeInput parameters, ComputeInput tokens,
                                         ComputeInput seconds);

/// The time of a benchmark from those of its runs: their mean without the fastest and the slowest,
/// and the mean of all where there are fewer than three. 0 for no runs. Same unit as the runs.
/// @see MLCommons, "MLPerf training rules", section "Run results".
[[nodiscard]] double benchmark_time(std::vector<double> runs);

/// FLOP/s of work over time: C / t.
[[nodiscard]] Calculation work_over_time(ComputeInput flop, ComputeInput seconds);

/// FLOP/s now, from "the reference's training in this time on a machine `scale` times ours":
/// C / (t x k).
[[nodiscard]] Calculation plan_rate(ComputeInput reference_flop, ComputeInput seconds,
                                    ComputeInput scale);

/// Chips that a power feeds: P / (power of a chip x system overhead x PUE).
/// @see Epoch AI, "GPU clusters documentation", estimation.
[[nodiscard]] Calculation chips_on_power(ComputeInput watts, ComputeInput chip_watts,
                                         ComputeInput system_overhead, ComputeInput pue);

/// Watts that chips draw: chips x power of a chip x system overhead x PUE.
[[nodiscard]] Calculation power_draw(ComputeInput chips, ComputeInput chip_watts,
                                     ComputeInput system_overhead, ComputeInput pue);

/// What a cluster costs: chips x price x server overhead x interconnect overhead, USD.
[[nodiscard]] Calculation purchase_cost(ComputeInput chips, ComputeInput price,
                                        ComputeInput server_overhead,
                                        ComputeInput interconnect_overhead);

/// Chips that an amount of money buys: the inverse of purchase_cost.
[[nodiscard]] Calculation chips_for_money(ComputeInput usd, ComputeInput price,
                                          ComputeInput server_overhead,
                                          ComputeInput interconnect_overhead);

/// Hours of a chip that an amount of money rents: USD / price of an hour.
[[nodiscard]] Calculation rented_chip_hours(ComputeInput usd, ComputeInput usd_per_chip_hour);

/// The share of the peak that a run got: C / (chip hours x 3600 x peak).
[[nodiscard]] Calculation utilisation_of(ComputeInput flop, ComputeInput chip_hours,
                                         ComputeInput peak);

/// A figure taken over as it is.
[[nodiscard]] Calculation as_stated(ComputeInput figure);

/// The covariance of the logarithms of two products: what their inputs of equal keys share.
[[nodiscard]] double covariance(const Calculation& a, const Calculation& b);

}  // namespace labledger::analysis

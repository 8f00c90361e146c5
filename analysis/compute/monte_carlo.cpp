#include "analysis/compute/monte_carlo.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/normal_distribution.hpp"

namespace labledger::analysis {
namespace {

constexpr std::size_t kTermLimit = 1000;
constexpr double kLeastInside = 0.01;

Result<void> check(const Drawing& drawing) {
  if (drawing.draws > 0 && drawing.draws <= kDrawLimit) return {};
  return Error{ErrorKind::Malformed, "the number of draws must be 1 to " +
                                         std::to_string(kDrawLimit) + ", not " +
                                         std::to_string(drawing.draws)};
}

/// The value below which so much of the sorted sample lies.
double sample_quantile(const std::vector<double>& sorted, double probability) {
  const double place = probability * static_cast<double>(sorted.size() - 1);
  const auto before = static_cast<std::size_t>(place);
  const std::size_t after = std::min(before + 1, sorted.size() - 1);
  return std::lerp(sorted[before], sorted[after], place - std::floor(place));
}

ComputeInterval interval_of(std::vector<double>& sample) {
  std::sort(sample.begin(), sample.end());
  return {sample_quantile(sample, 0.05), sample_quantile(sample, 0.5),
          sample_quantile(sample, 0.95)};
}

double draw(const LogNormal& value, RandomNumbers& numbers) {
  return std::exp(value.mu() + value.sigma() * numbers.normal());
}

}  // namespace

double RandomNumbers::uniform() {
  state_ += UINT64_C(0x9E3779B97F4A7C15);
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * UINT64_C(0xBF58476D1CE4E5B9);
  mixed = (mixed ^ (mixed >> 27U)) * UINT64_C(0x94D049BB133111EB);
  mixed ^= mixed >> 31U;
  // 53 bits, moved by half a step so that neither 0 nor 1 comes out.
  return (static_cast<double>(mixed >> 11U) + 0.5) * 0x1p-53;
}

double RandomNumbers::normal() {
  return normal_quantile(uniform());
}

Result<LogNormal> sum_of(const std::vector<LogNormal>& terms, Drawing drawing) {
  if (terms.empty() || terms.size() > kTermLimit) {
    return Error{ErrorKind::Malformed, "a sum must have 1 to " + std::to_string(kTermLimit) +
                                           " terms, not " + std::to_string(terms.size())};
  }
  TRY(check(drawing));
  if (terms.size() == 1) return terms.front();
  RandomNumbers numbers(drawing.seed);
  std::vector<double> sample;
  sample.reserve(drawing.draws);
  for (std::size_t i = 0; i < drawing.draws; ++i) {
    double sum = 0;
    for (const LogNormal& term : terms)
      sum += draw(term, numbers);
    sample.push_back(sum);
  }
  const ComputeInterval interval = interval_of(sample);
  return LogNormal::from_median(interval.median,
                                std::log(interval.high / interval.low) / (2 * kNormal90));
}

Result<ComputeInterval> cut_off(const LogNormal& value, double least, double most,
                                Drawing drawing) {
  TRY(check(drawing));
  if (!(least < most)) {
    return Error{ErrorKind::Malformed, "the limits must ascend, not " + std::to_string(least) +
                                           " to " + std::to_string(most)};
  }
  const double inside = value.probability_above(least) - value.probability_above(most);
  if (!(inside >= kLeastInside)) {
    return Error{ErrorKind::Malformed,
                 "less than 1 % of the distribution lies within the limits: figure and limit "
                 "contradict each other"};
  }
  RandomNumbers numbers(drawing.seed);
  std::vector<double> sample;
  sample.reserve(drawing.draws);
  for (std::size_t i = 0; i < drawing.draws; ++i) {
    const double drawn = draw(value, numbers);
    if (drawn > least && drawn < most) sample.push_back(drawn);
  }
  if (sample.empty()) {
    return Error{ErrorKind::Malformed, "no draw lies within the limits; draw more"};
  }
  return interval_of(sample);
}

}  // namespace labledger::analysis

#include "core/normal_distribution.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>

namespace labledger {
namespace {

// Coefficients of Acklam's rational approximations, highest power first.
constexpr std::array<double, 6> kMiddleNumerator = {-3.969683028665376e+01, 2.209460984245205e+02,
                                                    -2.759285104469687e+02, 1.383577518672690e+02,
                                                    -3.066479806614716e+01, 2.506628277459239e+00};
constexpr std::array<double, 6> kMiddleDenominator = {-5.447609879822406e+01, 1.615858368580409e+02,
                                                      -1.556989798598866e+02, 6.680131188771972e+01,
                                                      -1.328068155288572e+01, 1.0};
constexpr std::array<double, 6> kTailNumerator = {-7.784894002430293e-03, -3.223964580411365e-01,
                                                  -2.400758277161838e+00, -2.549732539343734e+00,
                                                  4.374664141464968e+00,  2.938163982698783e+00};
constexpr std::array<double, 5> kTailDenominator = {7.784695709041462e-03, 3.224671290700398e-01,
                                                    2.445134137142996e+00, 3.754408661907416e+00,
                                                    1.0};
constexpr double kTail = 0.02425;  // Below this probability the approximation of the tail holds.

template <std::size_t Size>
double polynomial(const std::array<double, Size>& coefficients, double x) {
  double sum = 0;
  for (const double coefficient : coefficients)
    sum = sum * x + coefficient;
  return sum;
}

double lower_tail_quantile(double probability) {
  const double q = std::sqrt(-2 * std::log(probability));
  return polynomial(kTailNumerator, q) / polynomial(kTailDenominator, q);
}

double middle_quantile(double probability) {
  const double q = probability - 0.5;
  return q * polynomial(kMiddleNumerator, q * q) / polynomial(kMiddleDenominator, q * q);
}

/// For probabilities over 0 and at most one half, where nothing cancels.
double lower_half_quantile(double probability) {
  const double x =
      probability < kTail ? lower_tail_quantile(probability) : middle_quantile(probability);
  const double excess = normal_probability_below(x) - probability;
  const double step = excess * std::sqrt(2 * std::numbers::pi) * std::exp(x * x / 2);
  // In the furthest tail the density is 0 to the machine, and the step no number.
  return std::isfinite(step) ? x - step / (1 + x * step / 2) : x;
}

}  // namespace

double normal_probability_below(double x) {
  return std::erfc(-x / std::numbers::sqrt2) / 2;
}

double normal_quantile(double probability) {
  if (std::isnan(probability)) return probability;
  if (probability <= 0) return -std::numeric_limits<double>::infinity();
  if (probability >= 1) return std::numeric_limits<double>::infinity();
  return probability <= 0.5 ? lower_half_quantile(probability)
                            : -lower_half_quantile(1 - probability);
}

}  // namespace labledger

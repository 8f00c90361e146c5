#pragma once
// A quantity that is known within a factor: its logarithm is normally distributed. Compute figures
// are products of such quantities (chips x speed x share of the time), and products and quotients
// of log-normal quantities are log-normal again, exactly. Sums and mixtures are not.

#include "core/result.hpp"

namespace labledger {

/// A positive quantity with its uncertainty. A value type; the unit is the caller's business.
class LogNormal {
 public:
  /// From the central 90 % interval: 5 % below `low` and 5 % above `high`. Equal ends make an exact
  /// value. Malformed unless 0 < low <= high, both finite.
  [[nodiscard]] static Result<LogNormal> from_interval(double low, double high);

  /// From the median and the standard deviation of the natural logarithm. Malformed unless the
  /// median is positive and finite, and `sigma` finite and not negative.
  [[nodiscard]] static Result<LogNormal> from_median(double median, double sigma);

  /// A value without uncertainty. Malformed unless positive and finite.
  [[nodiscard]] static Result<LogNormal> exactly(double value);

  /// Exactly one: what a product starts from.
  LogNormal() = default;

  /// Half of the probability lies on each side.
  [[nodiscard]] double median() const;
  /// The mean of the natural logarithm.
  [[nodiscard]] double mu() const { return mu_; }
  /// The standard deviation of the natural logarithm; 0 for an exact value.
  [[nodiscard]] double sigma() const { return sigma_; }
  /// The mean, which lies above the median: exp(mu + sigma^2 / 2).
  [[nodiscard]] double mean() const;
  /// The ends of the central 90 % interval.
  [[nodiscard]] double low() const { return quantile(0.05); }
  [[nodiscard]] double high() const { return quantile(0.95); }
  /// By what the median is multiplied and divided to get the ends of the 90 % interval: 1 when
  /// exact.
  [[nodiscard]] double factor() const;

  /// The value below which the quantity lies with the probability given: 0 at 0, infinite at 1.
  [[nodiscard]] double quantile(double probability) const;

  /// The probability that the quantity is more than `threshold`; 1 for a threshold of 0 or less.
  [[nodiscard]] double probability_above(double threshold) const;

  /// The quantity raised to a power: its sigma grows with the power's size.
  [[nodiscard]] LogNormal power(double exponent) const;

  /// The same median with another uncertainty; a negative or infinite sigma leaves it as it is.
  [[nodiscard]] LogNormal with_sigma(double sigma) const;

  /// Of independent quantities.
  friend LogNormal operator*(const LogNormal& a, const LogNormal& b);
  friend LogNormal operator/(const LogNormal& a, const LogNormal& b);

  friend bool operator==(const LogNormal&, const LogNormal&) = default;

 private:
  LogNormal(double mu, double sigma) : mu_(mu), sigma_(sigma) {}

  double mu_ = 0;
  double sigma_ = 0;
};

/// The quotient of two quantities whose errors have much in common: `covariance` is that of the
/// logarithms, clamped to what the two sigmas allow.
[[nodiscard]] LogNormal quotient(const LogNormal& a, const LogNormal& b, double covariance);

}  // namespace labledger

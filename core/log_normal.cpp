#include "core/log_normal.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/normal_distribution.hpp"

namespace labledger {
namespace {

bool is_positive(double value) {
  return std::isfinite(value) && value > 0;
}

std::string shown(double value) {
  return std::to_string(value);
}

}  // namespace

Result<LogNormal> LogNormal::from_interval(double low, double high) {
  if (!is_positive(low) || !is_positive(high) || low > high) {
    return Error{ErrorKind::Malformed, "an interval must have 0 < low <= high, both finite, not " +
                                           shown(low) + " to " + shown(high)};
  }
  const double log_low = std::log(low);
  const double log_high = std::log(high);
  return LogNormal((log_low + log_high) / 2, (log_high - log_low) / (2 * kNormal90));
}

Result<LogNormal> LogNormal::from_median(double median, double sigma) {
  if (!is_positive(median)) {
    return Error{ErrorKind::Malformed,
                 "a median must be positive and finite, not " + shown(median)};
  }
  if (!std::isfinite(sigma) || sigma < 0) {
    return Error{ErrorKind::Malformed,
                 "a standard deviation must be finite and not negative, not " + shown(sigma)};
  }
  return LogNormal(std::log(median), sigma);
}

Result<LogNormal> LogNormal::exactly(double value) {
  return from_median(value, 0);
}

double LogNormal::median() const {
  return std::exp(mu_);
}

double LogNormal::mean() const {
  return std::exp(mu_ + sigma_ * sigma_ / 2);
}

double LogNormal::factor() const {
  return std::exp(kNormal90 * sigma_);
}

double LogNormal::quantile(double probability) const {
  if (sigma_ == 0) return median();
  return std::exp(mu_ + sigma_ * normal_quantile(probability));
}

double LogNormal::probability_above(double threshold) const {
  if (threshold <= 0) return 1;
  const double distance = mu_ - std::log(threshold);
  if (sigma_ == 0) return distance > 0 ? 1 : 0;
  return normal_probability_below(distance / sigma_);
}

LogNormal LogNormal::power(double exponent) const {
  return {mu_ * exponent, sigma_ * std::abs(exponent)};
}

LogNormal LogNormal::with_sigma(double sigma) const {
  return std::isfinite(sigma) && sigma >= 0 ? LogNormal(mu_, sigma) : *this;
}

LogNormal operator*(const LogNormal& a, const LogNormal& b) {
  return {a.mu_ + b.mu_, std::hypot(a.sigma_, b.sigma_)};
}

LogNormal operator/(const LogNormal& a, const LogNormal& b) {
  return {a.mu_ - b.mu_, std::hypot(a.sigma_, b.sigma_)};
}

LogNormal quotient(const LogNormal& a, const LogNormal& b, double covariance) {
  const double reach = a.sigma() * b.sigma();
  const double shared = std::clamp(covariance, -reach, reach);
  const double variance = a.sigma() * a.sigma() + b.sigma() * b.sigma() - 2 * shared;
  return (a / b).with_sigma(std::sqrt(std::max(variance, 0.0)));
}

}  // namespace labledger

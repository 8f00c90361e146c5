#include "analysis/compute/pooling.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

namespace labledger::analysis {
namespace {

constexpr double kExactVariance = 1e-12;  // Stands for the variance of an exact route.

/// A square matrix, row by row.
struct Matrix {
  std::size_t size = 0;
  std::vector<double> cells;

  [[nodiscard]] double& at(std::size_t row, std::size_t column) {
    return cells[row * size + column];
  }
  [[nodiscard]] double at(std::size_t row, std::size_t column) const {
    return cells[row * size + column];
  }
};

/// Solves S x = 1 by Gauss's elimination with pivots; empty when S is singular.
std::vector<double> solve_for_ones(Matrix matrix) {
  const std::size_t n = matrix.size;
  std::vector<double> right(n, 1.0);
  for (std::size_t column = 0; column < n; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column + 1; row < n; ++row) {
      if (std::abs(matrix.at(row, column)) > std::abs(matrix.at(pivot, column))) pivot = row;
    }
    if (!(std::abs(matrix.at(pivot, column)) > 1e-15)) return {};
    for (std::size_t i = 0; i < n; ++i)
      std::swap(matrix.at(column, i), matrix.at(pivot, i));
    std::swap(right[column], right[pivot]);
    for (std::size_t row = column + 1; row < n; ++row) {
      const double part = matrix.at(row, column) / matrix.at(column, column);
      for (std::size_t i = column; i < n; ++i)
        matrix.at(row, i) -= part * matrix.at(column, i);
      right[row] -= part * right[column];
    }
  }
  for (std::size_t row = n; row-- > 0;) {
    for (std::size_t i = row + 1; i < n; ++i)
      right[row] -= matrix.at(row, i) * right[i];
    right[row] /= matrix.at(row, row);
  }
  return right;
}

/// The part of the matrix that belongs to the chosen rows.
Matrix part_of(const Matrix& matrix, const std::vector<std::size_t>& chosen) {
  Matrix part{chosen.size(), std::vector<double>(chosen.size() * chosen.size())};
  for (std::size_t row = 0; row < chosen.size(); ++row) {
    for (std::size_t column = 0; column < chosen.size(); ++column)
      part.at(row, column) = matrix.at(chosen[row], chosen[column]);
  }
  return part;
}

/// The weights of least variance that are not negative: S^-1 1 / 1' S^-1 1, with the route of the
/// most negative weight taken out until none is. A singular matrix gives all to the narrowest
/// route.
std::vector<double> least_variance_weights(const Matrix& matrix) {
  std::vector<std::size_t> chosen(matrix.size);
  for (std::size_t i = 0; i < matrix.size; ++i)
    chosen[i] = i;
  std::vector<double> weights(matrix.size, 0.0);
  while (!chosen.empty()) {
    const std::vector<double> solved = solve_for_ones(part_of(matrix, chosen));
    if (solved.empty()) break;
    const auto least = std::min_element(solved.begin(), solved.end());
    if (*least < 0) {
      chosen.erase(chosen.begin() + (least - solved.begin()));
      continue;
    }
    double sum = 0;
    for (const double weight : solved)
      sum += weight;
    for (std::size_t i = 0; i < chosen.size(); ++i)
      weights[chosen[i]] = solved[i] / sum;
    return weights;
  }
  std::size_t narrowest = 0;
  for (std::size_t i = 1; i < matrix.size; ++i) {
    if (matrix.at(i, i) < matrix.at(narrowest, narrowest)) narrowest = i;
  }
  weights[narrowest] = 1;
  return weights;
}

double weighted_mu(const std::vector<LogNormal>& values, const std::vector<double>& weights) {
  double mu = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    mu += weights[i] * values[i].mu();
  return mu;
}

double variance_of(const Matrix& matrix, const std::vector<double>& weights) {
  double variance = 0;
  for (std::size_t row = 0; row < matrix.size; ++row) {
    for (std::size_t column = 0; column < matrix.size; ++column)
      variance += weights[row] * weights[column] * matrix.at(row, column);
  }
  return variance;
}

/// Q, I squared and tau squared, from the routes' own variances. @see pool
void measure_heterogeneity(const std::vector<LogNormal>& values, const Matrix& matrix,
                           Pooled& pooled) {
  double sum = 0;
  double square_sum = 0;
  double mu = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double weight = 1 / matrix.at(i, i);
    sum += weight;
    square_sum += weight * weight;
    mu += weight * values[i].mu();
  }
  mu /= sum;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double distance = values[i].mu() - mu;
    pooled.heterogeneity += distance * distance / matrix.at(i, i);
  }
  const double freedom = static_cast<double>(values.size()) - 1;
  const double excess = std::max(pooled.heterogeneity - freedom, 0.0);
  if (excess == 0) return;
  pooled.i_squared = excess / pooled.heterogeneity;
  pooled.tau_squared = excess / (sum - square_sum / sum);
}

/// The log-normal quantity with the mean and the variance of the mixture's logarithm.
LogNormal moments_of_mixture(const std::vector<LogNormal>& values,
                             const std::vector<double>& weights, double median) {
  const double mu = weighted_mu(values, weights);
  double variance = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double distance = values[i].mu() - mu;
    variance += weights[i] * (values[i].sigma() * values[i].sigma() + distance * distance);
  }
  return LogNormal::from_median(median, std::sqrt(variance)).value();
}

double mixture_quantile(const std::vector<LogNormal>& values, const std::vector<double>& weights,
                        double probability) {
  constexpr int kSteps = 200;  // Each halves the interval of logarithms.
  double weight_sum = 0;
  double low = values.front().mu();
  double high = low;
  for (std::size_t i = 0; i < values.size(); ++i) {
    weight_sum += weights[i];
    low = std::min(low, values[i].mu() - 10 * values[i].sigma());
    high = std::max(high, values[i].mu() + 10 * values[i].sigma());
  }
  for (int step = 0; step < kSteps; ++step) {
    const double middle = std::midpoint(low, high);
    double above = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
      above += weights[i] * values[i].probability_above(std::exp(middle));
    (above > (1 - probability) * weight_sum ? low : high) = middle;
  }
  return std::exp(std::midpoint(low, high));
}

Result<Matrix> matrix_of(const std::vector<LogNormal>& values,
                         const std::vector<double>& covariances) {
  const std::size_t n = values.size();
  if (n == 0 || n > kRouteLimit) {
    return Error{ErrorKind::Malformed, "routes to pool must be 1 to " +
                                           std::to_string(kRouteLimit) + ", not " +
                                           std::to_string(n)};
  }
  if (covariances.size() != n * n) {
    return Error{ErrorKind::Malformed, std::to_string(n) + " routes have " + std::to_string(n * n) +
                                           " covariances, not " +
                                           std::to_string(covariances.size())};
  }
  Matrix matrix{n, covariances};
  for (std::size_t i = 0; i < n; ++i)
    matrix.at(i, i) = std::max(values[i].sigma() * values[i].sigma(), kExactVariance);
  for (std::size_t row = 0; row < n; ++row) {
    for (std::size_t column = 0; column < row; ++column) {
      const double shared = matrix.at(row, column);
      const double most = std::sqrt(matrix.at(row, row) * matrix.at(column, column));
      const double mirrored = matrix.cells[column * n + row];
      const double tolerance = 1e-9 * most;  // Sums in another order differ in the last digits.
      if (std::abs(shared - mirrored) <= tolerance && std::abs(shared) <= most + tolerance)
        continue;
      return Error{ErrorKind::Malformed, "the covariance of routes " + std::to_string(column + 1) +
                                             " and " + std::to_string(row + 1) +
                                             " is more than their variances allow, " +
                                             "or not the same both ways"};
    }
  }
  return matrix;
}

void settle_interval(const std::vector<LogNormal>& values, Pooled& pooled) {
  pooled.interval = {pooled.value.low(), pooled.value.median(), pooled.value.high()};
  if (!pooled.routes_disagree) return;
  // Rival stories: each may be the true one, as likely as the next.
  pooled.method = PoolMethod::Mixture;
  pooled.weights.assign(values.size(), 1 / static_cast<double>(values.size()));
  pooled.interval = mixture_interval(values, pooled.weights);
  pooled.value = moments_of_mixture(values, pooled.weights, pooled.interval.median);
  pooled.is_widened = false;
}

}  // namespace

ComputeInterval mixture_interval(const std::vector<LogNormal>& values,
                                 const std::vector<double>& weights) {
  return {mixture_quantile(values, weights, 0.05), mixture_quantile(values, weights, 0.5),
          mixture_quantile(values, weights, 0.95)};
}

Result<Pooled> pool(const std::vector<LogNormal>& values, const std::vector<double>& covariances) {
  Matrix matrix = TRY(matrix_of(values, covariances));
  Pooled pooled;
  if (values.size() == 1) {
    pooled.value = values.front();
    pooled.weights = {1};
    settle_interval(values, pooled);
    return pooled;
  }
  pooled.method = PoolMethod::RandomEffects;
  measure_heterogeneity(values, matrix, pooled);
  for (std::size_t i = 0; i < matrix.size; ++i)
    matrix.at(i, i) += pooled.tau_squared;
  pooled.weights = least_variance_weights(matrix);
  double narrowest = values.front().sigma();
  double least = values.front().mu();
  double greatest = least;
  for (const LogNormal& value : values) {
    narrowest = std::min(narrowest, value.sigma());
    least = std::min(least, value.mu());
    greatest = std::max(greatest, value.mu());
  }
  double sigma = std::sqrt(std::max(variance_of(matrix, pooled.weights), 0.0));
  pooled.is_widened = sigma < kLeastNarrowing * narrowest;
  sigma = std::max(sigma, kLeastNarrowing * narrowest);
  const double median = std::exp(weighted_mu(values, pooled.weights));
  pooled.value = TRY(LogNormal::from_median(median, sigma));
  pooled.gap = std::exp(greatest - least);
  pooled.routes_disagree = pooled.i_squared > kMostISquared || pooled.gap > kMostGap;
  settle_interval(values, pooled);
  return pooled;
}

Result<Pooled> pool(const std::vector<LogNormal>& values) {
  return pool(values, std::vector<double>(values.size() * values.size(), 0.0));
}

LogNormal logarithmic_pool(const std::vector<LogNormal>& values,
                           const std::vector<double>& weights) {
  double precision = 0;
  double mu = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double part =
        weights[i] / std::max(values[i].sigma() * values[i].sigma(), kExactVariance);
    precision += part;
    mu += part * values[i].mu();
  }
  // A value of the values lies within their range, so its median is positive and finite.
  return LogNormal::from_median(std::exp(mu / precision), 1 / std::sqrt(precision)).value();
}

}  // namespace labledger::analysis

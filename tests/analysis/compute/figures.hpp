#pragma once
// Inputs for tests of calculations.

#include <string>

#include <catch2/catch.hpp>

#include "core/compute_estimate.hpp"

namespace labledger::analysis {

/// An exact input.
inline ComputeInput exact(double value) {
  const auto made = LogNormal::exactly(value);
  REQUIRE(made.has_value());
  ComputeInput input;
  input.name = "input";
  input.value = *made;
  return input;
}

/// An input with a 90 % interval.
inline ComputeInput between(double low, double high, const std::string& key = "") {
  const auto made = LogNormal::from_interval(low, high);
  REQUIRE(made.has_value());
  ComputeInput input;
  input.name = "input";
  input.value = *made;
  input.key = key;
  return input;
}

/// A log-normal of median and sigma.
inline LogNormal log_normal(double median, double sigma) {
  const auto made = LogNormal::from_median(median, sigma);
  REQUIRE(made.has_value());
  return *made;
}

}  // namespace labledger::analysis

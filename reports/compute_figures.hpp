#pragma once
// Figures of compute in words: the same figure reads the same in every report.

#include <string>

#include "core/compute_estimate.hpp"

namespace labledger::reports {

/// A number with as many digits as anybody can believe: "1.14e18" for very large and very small
/// ones, "3,584" for whole ones, else three digits that count: "0.339".
[[nodiscard]] std::string figure(double value);

/// The figure with its unit, scaled where that reads better: "5.21 MW", "1.50 billion USD".
[[nodiscard]] std::string figure(double value, const std::string& unit);

/// "7.88e17 to 1.65e18".
[[nodiscard]] std::string range(double low, double high);

/// "93 %"; "over 99 %", "under 1 %" near the ends: no estimate is that sure.
[[nodiscard]] std::string percent(double probability);

/// "sustained speed", "training compute".
[[nodiscard]] std::string label_of(ComputeMeasure measure);
/// "hardware count", "plan statement".
[[nodiscard]] std::string label_of(RouteKind kind);
/// "said by the company".
[[nodiscard]] std::string label_of(FigureBasis basis);
/// "A: measured or logged".
[[nodiscard]] std::string label_of(ComputeGrade grade);
/// "A".
[[nodiscard]] std::string letter_of(ComputeGrade grade);

/// "Cluster of 22,000 H100 (planned, owned jointly), date unknown": what an estimate is of.
[[nodiscard]] std::string title_of(const ComputeQuantity& quantity);

/// How the routes became one figure, in sentences.
[[nodiscard]] std::string pooling_of(const ComputeEstimate& estimate);

/// What the verdict of a check is, in a sentence with its numbers.
[[nodiscard]] std::string sentence_of(const ClaimCheck& check);

/// "x 2.1 a year (90 % 1.8 to 2.4), 2023-12-31 to 2025-12-31".
[[nodiscard]] std::string sentence_of(const ComputeGrowth& growth);

}  // namespace labledger::reports

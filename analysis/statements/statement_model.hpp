#pragma once
// A linear model of kinds: logistic regression over features_of(), one set of weights a kind. The
// weights are data (lexicon/statement_weights.txt) made by bench/train_statements.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/statements/statement_features.hpp"
#include "analysis/statements/statement_rules.hpp"
#include "core/result.hpp"
#include "core/statement.hpp"

namespace labledger::analysis {

/// The weights of one kind. Empty weights: the kind is not modelled.
struct KindWeights {
  double threshold = 0.5;      ///< A probability of at least this is a yes.
  std::vector<float> weights;  ///< One a feature, kFeatureLimit of them.
};

/// Weights for the kinds that have them. Thread-safe.
class StatementModel {
 public:
  /// A model that leaves every kind to the rules.
  StatementModel() = default;
  explicit StatementModel(std::array<KindWeights, kStatementKinds> kinds)
      : kinds_(std::move(kinds)) {}

  /// Reads what write() gives. Malformed, naming the line, when it is anything else: another number
  /// of features, an unknown kind, an index out of order, a number that is none.
  [[nodiscard]] static Result<StatementModel> parse(std::string_view bytes);

  /// The model as text: a head line with the number of features; for each kind a line with its name
  /// and threshold, then one line "index weight" for each weight of 0.04 or more, in thousandths.
  [[nodiscard]] std::string write() const;

  /// Whether it leaves every kind to the rules.
  [[nodiscard]] bool empty() const;

  /// The probability that a sentence with these features is of the kind; empty for a kind that is
  /// not modelled. 0 to 1.
  [[nodiscard]] std::optional<double> probability(StatementKind kind,
                                                  std::span<const Feature> features) const;

  /// The kinds of a sentence: the model's where it has weights, else the rules'.
  [[nodiscard]] KindSet decide(std::span<const Feature> features, const KindSet& by_rules) const;

 private:
  std::array<KindWeights, kStatementKinds> kinds_;
};

/// 1 / (1 + exp(-x)), without overflow.
[[nodiscard]] double logistic(double x);

/// The sum of weight times value. Indices must be below the number of weights.
[[nodiscard]] double dot(std::span<const float> weights, std::span<const Feature> features);

}  // namespace labledger::analysis

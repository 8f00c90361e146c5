#include "analysis/statements/statement_training.hpp"

#include <cmath>

namespace labledger::analysis {
namespace {

constexpr double kStep = 0.3;
constexpr double kSmallest = 1e-8;  ///< Keeps the first step finite.
constexpr float kRuleLogit = 1.5F;  ///< How sure the rules are: odds of e^1.5, 82 %.

/// Weights that say what the rules say.
std::vector<float> weights_of_rules(StatementKind kind) {
  std::vector<float> weights(kFeatureLimit);
  weights[kIntercept] = -kRuleLogit;
  weights[rule_feature(kind)] = 2 * kRuleLogit;
  return weights;
}

}  // namespace

std::vector<float> train_kind(std::span<const LabelledSentence* const> sentences,
                              StatementKind kind, const TrainingSettings& settings) {
  const std::vector<float> rules = weights_of_rules(kind);
  std::vector<float> weights = rules;
  std::vector<double> gradient(kFeatureLimit);
  std::vector<double> squares(kFeatureLimit, kSmallest);
  for (std::size_t round = 0; round < settings.rounds; ++round) {
    for (std::size_t i = 0; i < weights.size(); ++i)
      gradient[i] = settings.penalty * static_cast<double>(weights[i] - rules[i]);
    for (const LabelledSentence* sentence : sentences) {
      const bool is_yes = sentence->kinds[index_of(kind)];
      const double error = logistic(dot(weights, sentence->features)) - (is_yes ? 1.0 : 0.0);
      const double weight = is_yes ? settings.positive_weight * sentence->weight : sentence->weight;
      const double push = weight * error;
      for (const Feature& feature : sentence->features)
        gradient[feature.index] += push * static_cast<double>(feature.value);
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
      squares[i] += gradient[i] * gradient[i];
      weights[i] -= static_cast<float>(kStep * gradient[i] / std::sqrt(squares[i]));
    }
  }
  return weights;
}

}  // namespace labledger::analysis

#pragma once
// Trains a StatementModel: logistic regression by gradient descent with a step of its own for each
// weight (Duchi et al. 2011, Adagrad). The penalty is on the squared distance from weights that
// repeat the rules, not from zero: the less the sentences teach, the more the rules decide. Equal
// input gives equal weights on every machine with IEEE arithmetic.

#include <span>
#include <vector>

#include "analysis/statements/statement_model.hpp"

namespace labledger::analysis {

/// One labelled sentence.
struct LabelledSentence {
  std::vector<Feature> features;
  KindSet kinds;
  double weight = 1;  ///< How much it counts; at least 0.
};

/// How to train.
struct TrainingSettings {
  double penalty = 10.0;         ///< Of half the squared distance from the rules; greater: closer.
  double positive_weight = 2.0;  ///< A yes counts so many times a no.
  std::size_t rounds = 100;      ///< Passes over all sentences.
};

/// The weights that tell the kind in these sentences. Time: rounds times features.
[[nodiscard]] std::vector<float> train_kind(std::span<const LabelledSentence* const> sentences,
                                            StatementKind kind, const TrainingSettings& settings);

}  // namespace labledger::analysis

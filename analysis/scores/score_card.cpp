#include "analysis/scores/score_card.hpp"

#include <algorithm>
#include <utility>

namespace labledger::analysis {
namespace {

constexpr double kBest = 100;

/// Weights of some indicators, and what they earn.
struct Sum {
  double weight = 0;
  double known = 0;
  double earned = 0;

  void add(const IndicatorScore& score) {
    weight += score.indicator.weight;
    if (score.state == IndicatorState::Unknown) return;
    known += score.indicator.weight;
    earned += score.points * score.indicator.weight;
  }
  [[nodiscard]] std::optional<double> score() const {
    return known > 0 ? std::optional(kBest * earned / known) : std::nullopt;
  }
};

Sum sum_of(const std::vector<IndicatorScore>& indicators) {
  Sum sum;
  for (const IndicatorScore& score : indicators)
    sum.add(score);
  return sum;
}

void count_pages(const LabEvidence& evidence, Instant as_of, ScoreCard& card) {
  for (const ReadPage& page : evidence.pages) {
    if (page.first_read > as_of) continue;
    ++card.documents;
    const Instant last = std::min(page.last_read, as_of);
    card.last_checked = std::max(card.last_checked.value_or(last), last);
  }
}

}  // namespace

ScoreCard score_card(const Rubric& rubric, const LabEvidence& evidence, Instant as_of) {
  ScoreCard card;
  card.lab_id = evidence.lab_id;
  card.as_of = as_of;
  card.rubric = rubric.version;
  count_pages(evidence, as_of, card);
  const IndicatorScorer scorer(rubric, evidence);
  for (std::size_t line = 0; line < rubric.lines.size(); ++line)
    card.indicators.push_back(scorer.score(line, as_of));
  const Sum all = sum_of(card.indicators);
  for (IndicatorScore& score : card.indicators) {
    if (score.state == IndicatorState::Unknown) continue;
    score.contribution = kBest * score.points * score.indicator.weight / all.known;
  }
  const ScoreTotal total = total_of(card.indicators);
  card.score = total.score;
  card.coverage = total.coverage;
  for (const RubricDomain& domain : rubric.domains) {
    Sum sum;
    for (const IndicatorScore& score : card.indicators) {
      if (score.indicator.domain == domain.id) sum.add(score);
    }
    card.domains.push_back(
        {.domain = domain, .score = sum.score(), .weight = sum.weight, .known_weight = sum.known});
  }
  return card;
}

ScoreTotal total_of(const std::vector<IndicatorScore>& indicators) {
  const Sum sum = sum_of(indicators);
  return {.score = sum.score(), .coverage = sum.weight > 0 ? sum.known / sum.weight : 0};
}

}  // namespace labledger::analysis

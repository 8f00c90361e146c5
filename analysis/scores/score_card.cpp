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
  Sum all;
  for (std::size_t line = 0; line < rubric.lines.size(); ++line) {
    card.indicators.push_back(score_indicator(rubric, line, evidence, as_of));
    all.add(card.indicators.back());
  }
  for (IndicatorScore& score : card.indicators) {
    if (score.state == IndicatorState::Unknown) continue;
    score.contribution = kBest * score.points * score.indicator.weight / all.known;
  }
  card.score = all.score();
  card.coverage = all.weight > 0 ? all.known / all.weight : 0;
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

}  // namespace labledger::analysis

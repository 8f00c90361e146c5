#include "analysis/scores/score_history.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "analysis/scores/score_card.hpp"

namespace labledger::analysis {
namespace {

constexpr std::size_t kMomentLimit = 1000;

Instant start_of(Day day) {
  return {std::chrono::duration_cast<std::chrono::milliseconds>(day.time_since_epoch()).count()};
}

/// When anything that a score is made of came or went.
std::vector<Instant> moments_of(const LabEvidence& evidence, Instant as_of) {
  std::set<Instant> moments;
  for (const MarkedSentence& sentence : evidence.sentences) {
    moments.insert(sentence.first_seen);
    if (sentence.gone) moments.insert(*sentence.gone);
  }
  for (const ReadPage& page : evidence.pages)
    moments.insert(page.first_read);
  for (const OpeningsPoint& point : evidence.openings.points)
    moments.insert(start_of(point.day));
  std::vector<Instant> all(moments.begin(), moments.upper_bound(as_of));
  if (all.size() > kMomentLimit) {
    all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(kMomentLimit));
  }
  return all;
}

/// What was there before and is not now, or the other way round.
const ScoreEvidence* only_in(const IndicatorScore& here, const IndicatorScore& there) {
  for (const ScoreEvidence& one : here.evidence) {
    const bool is_there = std::ranges::any_of(there.evidence, [&](const ScoreEvidence& other) {
      return other.quote == one.quote && other.url == one.url;
    });
    if (!is_there) return &one;
  }
  return nullptr;
}

std::string told(std::string_view what, const ScoreEvidence& evidence) {
  std::string text(what);
  text += evidence.is_quote ? ": “" + evidence.quote + "”" : ": " + evidence.quote;
  return evidence.url.empty() ? text : text + " (" + evidence.url + ")";
}

/// Why an indicator moved, in a sentence.
std::string why_moved(const IndicatorScore& before, const IndicatorScore& after) {
  const ScoreEvidence* const came = only_in(after, before);
  const ScoreEvidence* const went = only_in(before, after);
  const bool is_better = after.points > before.points;
  if (came != nullptr && (is_better || went == nullptr)) return told("came", *came);
  if (went != nullptr) return told("went", *went);
  return after.reason;
}

/// Notes what moved between two cards.
void compare(const ScoreCard& before, const ScoreCard& after, ScorePoint& point) {
  for (std::size_t i = 0; i < after.indicators.size(); ++i) {
    const IndicatorScore& from = before.indicators[i];
    const IndicatorScore& to = after.indicators[i];
    if (from.state == to.state) continue;
    point.moved.push_back(to.indicator.id + " " + std::string(name_of(from.state)) + " → " +
                          std::string(name_of(to.state)));
    point.why.push_back(why_moved(from, to));
  }
}

}  // namespace

std::vector<ScorePoint> score_history(const Rubric& rubric, const LabEvidence& evidence,
                                      Instant as_of) {
  std::vector<ScorePoint> points;
  ScoreCard before = score_card(rubric, LabEvidence{}, as_of);
  for (const Instant moment : moments_of(evidence, as_of)) {
    ScoreCard card = score_card(rubric, evidence, moment);
    ScorePoint point{
        .at = moment, .score = card.score, .coverage = card.coverage, .moved = {}, .why = {}};
    compare(before, card, point);
    if (!point.moved.empty()) points.push_back(std::move(point));
    before = std::move(card);
  }
  return points;
}

}  // namespace labledger::analysis

#include "analysis/scores/score_history.hpp"

#include <algorithm>
#include <iterator>
#include <map>
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

/// Which lines of the rubric may stand otherwise from a moment on.
struct Moved {
  std::set<std::size_t> lines;
  bool is_all = false;  ///< A page was first read: what was unknown may be a no.
};

/// When anything that a score is made of came or went.
std::map<Instant, Moved> moments_of(const LabEvidence& evidence, Instant as_of) {
  std::map<Instant, Moved> moments;
  const auto note = [&](Instant at, const MarkedSentence& sentence) {
    Moved& moved = moments[at];
    for (const IndicatorMark& mark : sentence.marks)
      moved.lines.insert(mark.line);
  };
  for (const MarkedSentence& sentence : evidence.sentences) {
    note(sentence.first_seen, sentence);
    if (sentence.gone) note(*sentence.gone, sentence);
  }
  for (const ReadPage& page : evidence.pages)
    moments[page.first_read].is_all = true;
  for (const OpeningsPoint& point : evidence.openings.points)
    moments.try_emplace(start_of(point.day));
  moments.erase(moments.upper_bound(as_of), moments.end());
  if (moments.size() > kMomentLimit) {
    const auto newest = std::prev(moments.end(), static_cast<std::ptrdiff_t>(kMomentLimit));
    newest->second.is_all = true;  // Whatever came before it.
    moments.erase(moments.begin(), newest);
  }
  return moments;
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

/// Notes what moved from one standing of an indicator to the next.
void compare(const IndicatorScore& from, const IndicatorScore& to, ScorePoint& point) {
  if (from.state == to.state) return;
  point.moved.push_back(to.indicator.id + " " + std::string(name_of(from.state)) + " → " +
                        std::string(name_of(to.state)));
  point.why.push_back(why_moved(from, to));
}

}  // namespace

std::vector<ScorePoint> score_history(const Rubric& rubric, const LabEvidence& evidence,
                                      Instant as_of) {
  std::vector<ScorePoint> points;
  const IndicatorScorer scorer(rubric, evidence);
  std::vector<IndicatorScore> standing = score_card(rubric, LabEvidence{}, as_of).indicators;
  for (const auto& [moment, moved] : moments_of(evidence, as_of)) {
    ScorePoint point{.at = moment, .score = {}, .coverage = 0, .moved = {}, .why = {}};
    for (std::size_t line = 0; line < rubric.lines.size(); ++line) {
      // How long a count of openings holds is a matter of time alone.
      const bool may_differ = moved.is_all || moved.lines.contains(line) ||
                              rubric.lines[line].rule.kind == RuleKind::Openings;
      if (!may_differ) continue;
      IndicatorScore now = scorer.score(line, moment);
      compare(standing[line], now, point);
      standing[line] = std::move(now);
    }
    if (point.moved.empty()) continue;
    const ScoreTotal total = total_of(standing);
    point.score = total.score;
    point.coverage = total.coverage;
    points.push_back(std::move(point));
  }
  return points;
}

}  // namespace labledger::analysis

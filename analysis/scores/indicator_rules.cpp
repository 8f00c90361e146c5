#include "analysis/scores/indicator_rules.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string_view>
#include <tuple>

namespace labledger::analysis {
namespace {

constexpr std::size_t kEvidenceLimit = 5;

using Found = IndicatorScorer::Found;

bool is_shown(const MarkedSentence& sentence, Instant as_of) {
  return sentence.first_seen <= as_of && (!sentence.gone || *sentence.gone > as_of);
}

bool is_read(const ReadPage& page, Instant as_of) {
  return page.first_read <= as_of;
}

bool is_one_of(const std::vector<std::string>& topics, const std::string& topic) {
  return std::ranges::find(topics, topic) != topics.end();
}

/// The place of the topic among those of the rule; behind them when it is none.
std::size_t rank_of(const std::vector<std::string>& topics, const std::string& topic) {
  return static_cast<std::size_t>(std::ranges::find(topics, topic) - topics.begin());
}

/// What stands first shows best that a line is met: the strongest, then those on the pages where it
/// belongs, then the one that stood first.
void sort_best_first(const RubricRule& rule, std::vector<Found>& found) {
  const auto order = [&](const Found& one) {
    return std::tuple(one.mark->state, rank_of(rule.topics, one.sentence->topic),
                      one.sentence->first_seen, std::string_view(one.sentence->url),
                      std::string_view(one.sentence->text));
  };
  std::ranges::sort(found, [&](const Found& a, const Found& b) { return order(a) < order(b); });
}

ScoreEvidence evidence_of(const Found& found) {
  const MarkedSentence& sentence = *found.sentence;
  return {.quote = sentence.text,
          .is_quote = true,
          .url = sentence.url,
          .statement = sentence.statement,
          .payload = sentence.payload,
          .first_seen = sentence.first_seen,
          .last_seen = sentence.last_seen,
          .level = sentence.level,
          .why = found.mark->why};
}

ScoreEvidence evidence_of(const ReadPage& page) {
  return {.quote = "the page “" + (page.title.empty() ? page.url : page.title) + "”" +
                   (page.date.empty() ? ", which states no date" : ", dated " + page.date),
          .is_quote = false,
          .url = page.url,
          .statement = 0,
          .payload = page.payload,
          .first_seen = page.first_read,
          .last_seen = page.last_read,
          .level = std::nullopt,
          .why = page.date.empty() ? "a document without a date" : "a document with a date"};
}

void add_evidence(const std::vector<Found>& found, IndicatorScore& score) {
  for (const Found& one : found) {
    if (score.evidence.size() >= kEvidenceLimit) return;
    score.evidence.push_back(evidence_of(one));
  }
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// Nothing was found: no, where a page that would say it was read; else unknown.
void score_nothing(const RubricRule& rule, const LabEvidence& evidence, Instant as_of,
                   IndicatorScore& score) {
  const auto pages = std::ranges::count_if(evidence.pages, [&](const ReadPage& page) {
    return is_read(page, as_of) && is_one_of(rule.topics, page.topic);
  });
  if (pages == 0) {
    score.state = IndicatorState::Unknown;
    score.reason = "no page of the topics " + listed(rule.topics) + " was read";
    return;
  }
  score.state = IndicatorState::No;
  score.reason = "nothing found on the " + std::to_string(pages) +
                 (pages == 1 ? " page" : " pages") + " of the topics " + listed(rule.topics) +
                 " that were read";
}

void score_sentences(const RubricRule& rule, const std::vector<Found>& found,
                     const LabEvidence& evidence, Instant as_of, IndicatorScore& score) {
  if (found.empty()) {
    score_nothing(rule, evidence, as_of, score);
    return;
  }
  score.state = found.front().mark->state;
  score.reason = found.front().mark->why;
  add_evidence(found, score);
}

/// @param telling one sentence for each group, so that all of them are shown.
void score_groups(const RubricRule& rule, const std::vector<Found>& telling,
                  const std::vector<Found>& found, const LabEvidence& evidence, Instant as_of,
                  IndicatorScore& score) {
  std::uint64_t groups = 0;
  for (const Found& one : telling)
    groups |= one.mark->groups;
  const auto count = static_cast<std::size_t>(std::popcount(groups));
  if (count == 0) {
    score_sentences(rule, found, evidence, as_of, score);
    if (score.state == IndicatorState::Yes) score.state = IndicatorState::Partial;
    return;
  }
  score.state = count >= rule.least ? IndicatorState::Yes : IndicatorState::Partial;
  score.reason = std::to_string(count) + " of " + std::to_string(rule.all.size()) + " are named; " +
                 std::to_string(rule.least) + " make a yes";
  add_evidence(telling, score);
}

void score_document(const RubricRule& rule, const std::vector<Found>& found,
                    const LabEvidence& evidence, Instant as_of, IndicatorScore& score) {
  std::vector<const ReadPage*> pages;
  for (const ReadPage& page : evidence.pages) {
    if (is_read(page, as_of) && is_one_of(rule.documents, page.topic)) pages.push_back(&page);
  }
  if (pages.empty()) {  // Speaking of it is not publishing it.
    score_sentences(rule, found, evidence, as_of, score);
    if (score.state == IndicatorState::Yes) {
      score.state = IndicatorState::Partial;
      score.reason = "it is spoken of; the document itself was not read";
    }
    return;
  }
  std::ranges::sort(pages, [](const ReadPage* a, const ReadPage* b) {
    return std::tuple(a->date.empty(), a->first_read, std::string_view(a->url)) <
           std::tuple(b->date.empty(), b->first_read, std::string_view(b->url));
  });
  const bool is_dated = !pages.front()->date.empty();
  score.state = is_dated ? IndicatorState::Yes : IndicatorState::Partial;
  score.reason = is_dated ? "the document is there and dated" : "the document states no date";
  for (const ReadPage* page : pages) {
    if (score.evidence.size() < kEvidenceLimit) score.evidence.push_back(evidence_of(*page));
  }
}

/// A yes is that the pages which would say it do not.
void score_absence(const RubricRule& rule, const std::vector<Found>& found,
                   const LabEvidence& evidence, Instant as_of, IndicatorScore& score) {
  if (found.empty()) {
    score_nothing(rule, evidence, as_of, score);
    if (score.state != IndicatorState::No) return;
    score.state = IndicatorState::Yes;
    for (const ReadPage& page : evidence.pages) {
      if (!is_read(page, as_of) || !is_one_of(rule.topics, page.topic)) continue;
      if (score.evidence.size() < kEvidenceLimit) score.evidence.push_back(evidence_of(page));
      score.evidence.back().why = "read; it does not say so";
    }
    return;
  }
  const bool is_narrow = found.front().mark->state != IndicatorState::Yes;
  score.state = is_narrow ? IndicatorState::Partial : IndicatorState::No;
  score.reason = is_narrow ? "a narrow clause is found" : "the clause is found";
  add_evidence(found, score);
}

void score_openings(const RubricRule& rule, const LabEvidence& evidence, Instant as_of,
                    IndicatorScore& score) {
  const Day day = std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(as_of.ms)));
  const OpeningsPoint* last = nullptr;
  for (const OpeningsPoint& point : evidence.openings.points) {
    if (point.day <= day && point.all > 0) last = &point;
  }
  if (last == nullptr || day - last->day > kOpeningsHold) {
    score.reason = last == nullptr ? "no job board with openings was read"
                                   : "the job boards were last read on " + format_date(last->day);
    return;
  }
  using enum IndicatorState;
  score.state = No;
  for (std::size_t i = rule.shares.size(); i-- > 0;) {
    if (last->share >= rule.shares[i]) score.state = static_cast<IndicatorState>(i);
  }
  const auto tenths = std::lround(last->share * 1000);
  ScoreEvidence counted;
  counted.quote = std::to_string(last->safety) + " of " + std::to_string(last->all) +
                  " openings are for AI safety on " + format_date(last->day);
  counted.is_quote = false;
  counted.url = evidence.openings.boards.empty() ? "" : evidence.openings.boards.front();
  counted.first_seen = counted.last_seen = Instant{
      std::chrono::duration_cast<std::chrono::milliseconds>(last->day.time_since_epoch()).count()};
  counted.why = "counted by their titles";
  score.evidence.push_back(std::move(counted));
  score.reason =
      "the share is " + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

}  // namespace

IndicatorScorer::IndicatorScorer(const Rubric& rubric, const LabEvidence& evidence)
    : rubric_(rubric), evidence_(evidence), by_line_(rubric.lines.size()) {
  for (const MarkedSentence& sentence : evidence.sentences) {
    for (const IndicatorMark& mark : sentence.marks)
      by_line_[mark.line].push_back({&sentence, &mark});
  }
  for (std::size_t line = 0; line < by_line_.size(); ++line)
    sort_best_first(rubric.lines[line].rule, by_line_[line]);
}

/// The best of the sentences shown then that meet the line, as many as are ever told. The same
/// words on several pages are one.
std::vector<Found> IndicatorScorer::find_best(std::size_t line, Instant as_of) const {
  std::vector<Found> found;
  for (const Found& one : by_line_[line]) {
    if (found.size() == kEvidenceLimit) break;
    const bool is_new = std::ranges::none_of(
        found, [&](const Found& other) { return other.sentence->text == one.sentence->text; });
    if (is_shown(*one.sentence, as_of) && is_new) found.push_back(one);
  }
  return found;
}

/// Of the sentences shown then, the best for each group that one of them names.
std::vector<Found> IndicatorScorer::find_groups(std::size_t line, Instant as_of) const {
  std::vector<Found> telling;
  std::uint64_t groups = 0;
  for (const Found& one : by_line_[line]) {
    if (one.mark->state != IndicatorState::Yes || (one.mark->groups & ~groups) == 0) continue;
    if (!is_shown(*one.sentence, as_of)) continue;
    groups |= one.mark->groups;
    telling.push_back(one);
  }
  return telling;
}

IndicatorScore IndicatorScorer::score(std::size_t line, Instant as_of) const {
  const RubricRule& rule = rubric_.lines[line].rule;
  IndicatorScore score;
  score.indicator = rubric_.lines[line].indicator;
  const std::vector<Found> found = find_best(line, as_of);
  switch (rule.kind) {
    case RuleKind::Promise:
    case RuleKind::Risk:
    case RuleKind::Mention:
      score_sentences(rule, found, evidence_, as_of, score);
      break;
    case RuleKind::Groups:
      score_groups(rule, find_groups(line, as_of), found, evidence_, as_of, score);
      break;
    case RuleKind::Document:
      score_document(rule, found, evidence_, as_of, score);
      break;
    case RuleKind::Absence:
      score_absence(rule, found, evidence_, as_of, score);
      break;
    case RuleKind::Openings:
      score_openings(rule, evidence_, as_of, score);
      break;
  }
  score.points = points_of(score.state);
  return score;
}

IndicatorScore score_indicator(const Rubric& rubric, std::size_t line, const LabEvidence& evidence,
                               Instant as_of) {
  return IndicatorScorer(rubric, evidence).score(line, as_of);
}

}  // namespace labledger::analysis

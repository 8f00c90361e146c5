// What pages and openings come to: states, coverage, the sum of contributions, and history.

#include "analysis/scores/score_card.hpp"

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "analysis/scores/score_history.hpp"

namespace labledger::analysis {
namespace {

constexpr std::int64_t kDay = 86'400'000;

Instant day(std::int64_t number) {
  return {number * kDay};
}

RubricLine line(const std::string& id, double weight, RuleKind kind) {
  RubricLine made;
  made.indicator = {.id = id, .domain = "X", .name = id, .test = id, .weight = weight};
  made.rule.kind = kind;
  made.rule.all = {"word"};
  made.rule.topics = {"framework"};
  return made;
}

/// A promise of weight 60, a mention of 30 that only pages of another topic would say, and 10.
Rubric small_rubric() {
  Rubric rubric;
  rubric.version = "test";
  rubric.domains = {{.id = "X", .name = "All"}};
  rubric.lines = {line("P", 60, RuleKind::Promise), line("M", 30, RuleKind::Mention),
                  line("A", 10, RuleKind::Absence)};
  rubric.lines[1].rule.topics = {"model_card"};
  return rubric;
}

ReadPage page(const std::string& topic, std::int64_t first) {
  return {.url = "https://acme.example/" + topic,
          .topic = topic,
          .title = topic,
          .date = "2025",
          .payload = std::nullopt,
          .first_read = day(first),
          .last_read = day(100)};
}

MarkedSentence sentence(std::size_t line, IndicatorState state, std::int64_t first) {
  MarkedSentence made;
  made.marks = {{.line = line, .state = state, .groups = 0, .why = "binding"}};
  made.text = "Sentence " + std::to_string(line) + " of day " + std::to_string(first);
  made.topic = "framework";
  made.url = "https://acme.example/framework";
  made.first_seen = day(first);
  made.last_seen = day(100);
  return made;
}

LabEvidence evidence_with(std::vector<MarkedSentence> sentences) {
  LabEvidence evidence;
  evidence.lab_id = "acme";
  evidence.pages = {page("framework", 1)};
  evidence.sentences = std::move(sentences);
  return evidence;
}

double sum_of(const ScoreCard& card) {
  double sum = 0;
  for (const IndicatorScore& score : card.indicators)
    sum += score.contribution;
  return sum;
}

}  // namespace

TEST_CASE("without a page there is no score, and no coverage", "[scores]") {
  const ScoreCard card = score_card(small_rubric(), {}, day(9));
  CHECK_FALSE(card.score.has_value());
  CHECK(card.coverage == 0);
  CHECK(std::ranges::all_of(card.indicators, [](const IndicatorScore& score) {
    return score.state == IndicatorState::Unknown;
  }));
}

TEST_CASE("what could not be seen leaves the score and lowers the coverage", "[scores]") {
  const auto evidence = evidence_with({sentence(0, IndicatorState::Partial, 2)});
  const ScoreCard card = score_card(small_rubric(), evidence, day(9));
  CHECK(card.indicators[0].state == IndicatorState::Partial);
  CHECK(card.indicators[1].state == IndicatorState::Unknown);  // No model card was read.
  CHECK(card.indicators[2].state == IndicatorState::Yes);      // The clause is absent.
  CHECK(card.coverage == Approx(0.7));
  REQUIRE(card.score.has_value());
  CHECK(*card.score == Approx(100 * (0.5 * 60 + 10) / 70));
}

TEST_CASE("the contributions sum to the score", "[scores]") {
  const auto evidence = evidence_with(
      {sentence(0, IndicatorState::Permissive, 2), sentence(1, IndicatorState::Yes, 2)});
  const ScoreCard card = score_card(small_rubric(), evidence, day(9));
  REQUIRE(card.score.has_value());
  CHECK(sum_of(card) == Approx(*card.score));
}

TEST_CASE("no is said only where a page that would say it was read", "[scores]") {
  LabEvidence evidence = evidence_with({});
  CHECK(score_indicator(small_rubric(), 0, evidence, day(9)).state == IndicatorState::No);
  evidence.pages = {page("careers", 1)};
  CHECK(score_indicator(small_rubric(), 0, evidence, day(9)).state == IndicatorState::Unknown);
}

TEST_CASE("an escape clause that is found is a no with its quote", "[scores]") {
  const auto evidence = evidence_with({sentence(2, IndicatorState::Yes, 2)});
  const IndicatorScore score = score_indicator(small_rubric(), 2, evidence, day(9));
  CHECK(score.state == IndicatorState::No);
  CHECK(score.evidence.size() == 1);
}

TEST_CASE("the strongest sentence decides, and all are shown", "[scores]") {
  const auto evidence =
      evidence_with({sentence(0, IndicatorState::Partial, 2), sentence(0, IndicatorState::Yes, 3)});
  const IndicatorScore score = score_indicator(small_rubric(), 0, evidence, day(9));
  CHECK(score.state == IndicatorState::Yes);
  REQUIRE(score.evidence.size() == 2);
  CHECK(score.evidence.front().quote == "Sentence 0 of day 3");
}

TEST_CASE("a score is of its day: what came later or went before takes no part", "[scores]") {
  MarkedSentence gone = sentence(0, IndicatorState::Yes, 2);
  gone.gone = day(5);
  const auto evidence = evidence_with({gone});
  const auto state = [&](std::int64_t at) {
    return score_indicator(small_rubric(), 0, evidence, day(at)).state;
  };
  CHECK(state(1) == IndicatorState::No);
  CHECK(state(4) == IndicatorState::Yes);
  CHECK(state(5) == IndicatorState::No);
}

TEST_CASE("the history tells when an indicator moved, and by which sentence", "[scores]") {
  MarkedSentence gone = sentence(0, IndicatorState::Yes, 2);
  gone.gone = day(5);
  const auto points = score_history(small_rubric(), evidence_with({gone}), day(50));
  REQUIRE(points.size() == 3);
  CHECK(points[1].at == day(2));
  CHECK(points[1].moved == std::vector<std::string>{"P no → yes"});
  CHECK(points[2].moved == std::vector<std::string>{"P yes → no"});
  CHECK(points[2].why.front().starts_with("went: “Sentence 0"));
  CHECK(*points[1].score > *points[2].score);
}

TEST_CASE("a share of openings counts by its size while it is fresh", "[scores]") {
  Rubric rubric = small_rubric();
  rubric.lines[0].rule.kind = RuleKind::Openings;
  rubric.lines[0].rule.shares = {0.10, 0.05, 0.01};
  LabEvidence evidence = evidence_with({});
  OpeningsPoint point;
  point.day = Day(std::chrono::days(10));
  point.safety = 2;
  point.all = 19;
  point.share = 2.0 / 19;
  evidence.openings.points = {point};
  CHECK(score_indicator(rubric, 0, evidence, day(20)).state == IndicatorState::Yes);
  CHECK(score_indicator(rubric, 0, evidence, day(9)).state == IndicatorState::Unknown);
  CHECK(score_indicator(rubric, 0, evidence, day(200)).state == IndicatorState::Unknown);
  evidence.openings.points.front().share = 0.02;
  CHECK(score_indicator(rubric, 0, evidence, day(20)).state == IndicatorState::Permissive);
  evidence.openings.points.front().share = 0;
  CHECK(score_indicator(rubric, 0, evidence, day(20)).state == IndicatorState::No);
}

TEST_CASE("a document counts in full with a date, and in part when it is only spoken of",
          "[scores]") {
  Rubric rubric = small_rubric();
  rubric.lines[0].rule.kind = RuleKind::Document;
  rubric.lines[0].rule.documents = {"framework"};
  LabEvidence evidence = evidence_with({sentence(0, IndicatorState::Yes, 2)});
  CHECK(score_indicator(rubric, 0, evidence, day(9)).state == IndicatorState::Yes);
  evidence.pages.front().date.clear();
  CHECK(score_indicator(rubric, 0, evidence, day(9)).state == IndicatorState::Partial);
  evidence.pages.front().topic = "safety";
  CHECK(score_indicator(rubric, 0, evidence, day(9)).state == IndicatorState::Partial);
}

TEST_CASE("groups are counted over all sentences", "[scores]") {
  Rubric rubric = small_rubric();
  rubric.lines[0].rule.kind = RuleKind::Groups;
  rubric.lines[0].rule.least = 2;
  MarkedSentence one = sentence(0, IndicatorState::Yes, 2);
  one.marks.front().groups = 1;
  MarkedSentence other = sentence(0, IndicatorState::Yes, 3);
  other.marks.front().groups = 2;
  CHECK(score_indicator(rubric, 0, evidence_with({one}), day(9)).state == IndicatorState::Partial);
  CHECK(score_indicator(rubric, 0, evidence_with({one, other}), day(9)).state ==
        IndicatorState::Yes);
}

}  // namespace labledger::analysis

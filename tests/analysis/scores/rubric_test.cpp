// The shipped rubric: its weights, and every example that it carries.

#include <algorithm>
#include <bit>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/scores/rubric_reader.hpp"
#include "analysis/statements/statements.hpp"
#include "parsers/lexicon/rubric_file.hpp"
#include "tests/support/shipped_lexicon.hpp"

namespace labledger::analysis {
namespace {

Rubric shipped_rubric() {
  std::vector<parsers::Mistake> mistakes;
  Rubric rubric = parsers::parse_rubric("rubric.toml", embedded_rubric(), mistakes);
  for (const parsers::Mistake& mistake : mistakes)
    FAIL_CHECK(parsers::format_mistake(mistake));
  return rubric;
}

const RubricReader& shipped_reader() {
  static const RubricReader kReader = [] {
    auto reader = RubricReader::compile(shipped_rubric());
    REQUIRE(reader.has_value());
    return std::move(reader).value();
  }();
  return kReader;
}

const StatementExtractor& extractor() {
  static const StatementExtractor kExtractor = [] {
    auto made = StatementExtractor::compile(shipped_lexicon(), StatementModel());
    REQUIRE(made.has_value());
    return std::move(made).value();
  }();
  return kExtractor;
}

/// The sentence as a page of that topic would hold it.
ScoredSentence sentence_on(const std::string& topic, const std::string& text) {
  const std::vector<std::string> sentences = {text};
  const Extraction read = extractor().read({.sentences = sentences, .lab = "Acme"});
  const Statement& statement = read.sentences.front();
  ScoredSentence sentence;
  sentence.text = text;
  sentence.kinds = statement.kinds;
  sentence.categories.assign(statement.categories.begin(), statement.categories.end());
  sentence.level = statement.level;
  sentence.speaker = statement.speaker;
  sentence.topic = topic;
  return sentence;
}

/// What the line makes of the sentence; of groups, whether enough are in it.
IndicatorState state_of(std::size_t line, const ScoredSentence& sentence) {
  const RubricRule& rule = shipped_reader().rubric().lines[line].rule;
  for (const IndicatorMark& mark : shipped_reader().read(sentence)) {
    if (mark.line != line) continue;
    if (rule.kind == RuleKind::Document) return IndicatorState::Partial;  // It is spoken of.
    if (rule.kind != RuleKind::Groups) return mark.state;
    const auto groups = static_cast<std::size_t>(std::popcount(mark.groups));
    return groups >= rule.least ? IndicatorState::Yes : IndicatorState::Partial;
  }
  return IndicatorState::No;
}

ScoredSentence promise_at(StatementLevel level) {
  ScoredSentence sentence;
  sentence.text = "We will not deploy a model until its safeguards are in place.";
  sentence.kinds = {StatementKind::Commitment};
  sentence.level = level;
  sentence.topic = "framework";
  return sentence;
}

std::size_t line_of(const std::string& id) {
  const auto& lines = shipped_reader().rubric().lines;
  const auto found =
      std::ranges::find_if(lines, [&](const RubricLine& line) { return line.indicator.id == id; });
  REQUIRE(found != lines.end());
  return static_cast<std::size_t>(found - lines.begin());
}

}  // namespace

TEST_CASE("the rubric has 52 indicators whose weights sum to 100", "[scores]") {
  const Rubric& rubric = shipped_reader().rubric();
  CHECK(rubric.lines.size() == 52);
  double sum = 0;
  for (const RubricLine& line : rubric.lines)
    sum += line.indicator.weight;
  CHECK(sum == Approx(100));
}

TEST_CASE("every example of the rubric counts as it says", "[scores]") {
  const Rubric& rubric = shipped_reader().rubric();
  for (std::size_t line = 0; line < rubric.lines.size(); ++line) {
    const RubricRule& rule = rubric.lines[line].rule;
    for (const RubricExample& example : rule.examples) {
      const ScoredSentence sentence = sentence_on(rule.topics.front(), example.text);
      CAPTURE(rubric.lines[line].indicator.id, example.text, sentence.kinds.size());
      CHECK(name_of(state_of(line, sentence)) == name_of(example.state));
    }
  }
}

TEST_CASE("how firmly a promise binds decides what it counts for", "[scores]") {
  using enum StatementLevel;
  const std::size_t gate = line_of("P1");
  CHECK(state_of(gate, promise_at(Binding)) == IndicatorState::Yes);
  CHECK(state_of(gate, promise_at(Practice)) == IndicatorState::Yes);
  CHECK(state_of(gate, promise_at(Conditional)) == IndicatorState::Yes);
  CHECK(state_of(gate, promise_at(Aspirational)) == IndicatorState::Partial);
  CHECK(state_of(gate, promise_at(Permissive)) == IndicatorState::Permissive);
  CHECK(state_of(gate, promise_at(Escape)) == IndicatorState::No);
}

TEST_CASE("a condition that others decide makes a promise count in part", "[scores]") {
  ScoredSentence sentence = promise_at(StatementLevel::Conditional);
  sentence.text = "If another developer agrees, we will not deploy a model until it is safe.";
  CHECK(state_of(line_of("P1"), sentence) == IndicatorState::Partial);
}

TEST_CASE("words of others, questions, denials and what held once never count", "[scores]") {
  const std::size_t gate = line_of("P1");
  ScoredSentence sentence = promise_at(StatementLevel::Binding);
  SECTION("a third party's") {
    sentence.speaker = Speaker::ThirdParty;
  }
  SECTION("a question") {
    sentence.text = "Will we not deploy a model until its safeguards are in place?";
  }
  SECTION("an earlier policy's") {
    sentence.text = "Our previous policy said that we will not deploy a model until it is safe.";
  }
  SECTION("a denial") {
    sentence.text = "We do not commit that we will not deploy a model until it is safe.";
  }
  SECTION("an advertised position's") {
    sentence.document = DocumentKind::Opening;
  }
  SECTION("a contract's") {
    sentence.topic = "terms";
  }
  SECTION("advice to others") {
    sentence.text = "Companies should not deploy a model until its safeguards are in place.";
  }
  CHECK(state_of(gate, sentence) == IndicatorState::No);
}

TEST_CASE("a person of the lab who is quoted counts in part", "[scores]") {
  ScoredSentence sentence = promise_at(StatementLevel::Binding);
  sentence.speaker = Speaker::LabQuoted;
  CHECK(state_of(line_of("P1"), sentence) == IndicatorState::Partial);
}

}  // namespace labledger::analysis

// Statements of sentences by the lexicon that is shipped, and by rules alone: the model's weights
// come and go with the sentences that it was trained with.

#include "analysis/statements/statements.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "core/names.hpp"
#include "tests/support/shipped_lexicon.hpp"

namespace labledger::analysis {
namespace {

StatementExtractor compiled(StatementModel model) {
  auto extractor = StatementExtractor::compile(shipped_lexicon(), std::move(model));
  REQUIRE(extractor.has_value());
  return std::move(extractor).value();
}

const StatementExtractor& by_rules() {
  static const StatementExtractor kExtractor = compiled(StatementModel());
  return kExtractor;
}

std::vector<Statement> statements_of(const std::vector<std::string>& sentences,
                                     DocumentOwner owner = DocumentOwner::Lab) {
  return by_rules().extract({.sentences = sentences, .lab = "Acme", .owner = owner});
}

/// The kinds' names joined by blanks; empty when the sentence states nothing.
std::string kinds_of(const std::vector<Statement>& statements, std::size_t sentence) {
  std::string kinds;
  for (const Statement& statement : statements) {
    if (statement.sentence != sentence) continue;
    for (const StatementKind kind : statement.kinds)
      kinds.append(kinds.empty() ? "" : " ").append(name_of(kind));
  }
  return kinds;
}

}  // namespace

TEST_CASE("a sentence by itself tells its kind", "[analysis]") {
  struct Row {
    const char* sentence;
    const char* kinds;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"Advanced AI could cause catastrophic harm.", "risk_ack", "names a harm and its cause"},
      {"Our models may help criminals to build weapons.", "risk_ack", "misuse"},
      {"The model poses no meaningful risk of misuse.", "risk_denial", "absent risk"},
      {"Our tests show that the system is not yet capable of dangerous acts.", "risk_denial",
       "not capable enough"},
      {"Our usage policy prohibits the use of our models for fraud.", "commitment",
       "a rule of use is the lab's own"},
      {"The museum's rules prohibit the use of flash.", "", "somebody else's rule"},
      {"Our new model excels at reasoning about code.", "capability", "how able a model is"},
      {"Our new model is available in beta.", "", "where a model can be had"},
      {"We will not deploy a model until its safety tests have passed.", "commitment",
       "a negation that binds"},
      {"Acme will publish its safety framework every year.", "commitment", "the lab by name"},
      {"We evaluate every model for dangerous capabilities.", "commitment", "practice"},
      {"Last spring we published our first safety framework.", "safety_past_action", "done"},
      {"We raised $40 million in our Series B round.", "funding", "money and its occasion"},
      {"The cluster holds 20,000 H100 chips.", "compute", "a figure of hardware"},
      {"Training took 3.1M GPU hours.", "compute", "a figure of use"},
      {"Our model scored 81.4% on the coding benchmark.", "capability", "a benchmark's result"},
      {"We now have 240 employees.", "headcount", "people of the lab"},
      {"Only 3 of our 90 engineers are on the safety team.", "safety_headcount",
       "people on safety"},
  }));
  CAPTURE(row.sentence, row.why);
  CHECK(kinds_of(statements_of({row.sentence}), 0) == row.kinds);
}

TEST_CASE("what only looks like a statement is none", "[analysis]") {
  struct Row {
    const char* sentence;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"Will the lab pause when a threshold is reached?", "a question"},
      {"Our Approach to Safety", "a heading"},
      {"You must evaluate the output before you rely on it.", "a customer's duty"},
      {"Governments should require safety tests of every developer.", "a recommendation"},
      {"\"Audit reports\" means the third-party audit reports for the services.", "a definition"},
      {"We may suspend your account if you break these terms.", "terms of service"},
      {"The services are certified for SOC 2.", "an audit of other things"},
      {"The release fixes the alignment of buttons in the menu.", "alignment of things"},
      {"Our former policy committed to audits.", "a promise of the past"},
      {"Tickets cost $40 million in all.", "money, but no funding"},
      {"The salary is $280,000 to $320,000 a year.", "pay"},
      {"Training orchestrates a cluster of GPUs.", "hardware without a figure"},
      {"Our partner will give its 350,000 staff access to the assistant.", "a customer's people"},
      {"", "nothing"},
  }));
  CAPTURE(row.sentence, row.why);
  CHECK(kinds_of(statements_of({row.sentence}), 0).empty());
}

TEST_CASE("\"we\" is the lab only in the lab's own document", "[analysis]") {
  const std::vector<std::string> sentences = {
      "We will not deploy a model until its safety tests have passed."};
  CHECK(kinds_of(statements_of(sentences), 0) == "commitment");
  CHECK(kinds_of(statements_of(sentences, DocumentOwner::Other), 0).empty());
  const auto foreign =
      statements_of({"Advanced AI could cause catastrophic harm."}, DocumentOwner::Other);
  REQUIRE(foreign.size() == 1);
  CHECK(foreign.front().speaker == Speaker::ThirdParty);
}

TEST_CASE("items continue the promise that opens their list", "[analysis]") {
  const auto statements = statements_of({"Under our safety framework we commit to the following:",
                                         "External evaluation of each model",
                                         "Capability assessments: routine tests against thresholds",
                                         "The weather was fine that day."});
  CHECK(kinds_of(statements, 1) == "commitment");
  CHECK(kinds_of(statements, 2) == "commitment");
  CHECK(kinds_of(statements, 3).empty());
}

TEST_CASE("a table's head says what its figures are", "[analysis]") {
  const auto statements = statements_of({"Method Score GPU Hours", "Base 55.0% 61.3% 17,920"});
  CHECK(kinds_of(statements, 1).find("compute") != std::string::npos);
  const auto other = statements_of({"Method Score Pages", "Base 55.0% 61.3% 17,920"});
  CHECK(kinds_of(other, 1).find("compute") == std::string::npos);
}

TEST_CASE("what a model did in a test is a safety act in a document on safety", "[analysis]") {
  const std::string result = "The evaluation was run on the final model.";
  std::vector<std::string> sentences(9, "Work on AI safety takes patience.");
  sentences.push_back(result);
  CHECK(kinds_of(statements_of(sentences), 9) == "safety_past_action");
  std::vector<std::string> others(9, "The weather was fine that day.");
  others.push_back(result);
  CHECK(kinds_of(statements_of(others), 9).empty());
}

TEST_CASE("an advertised position makes no promise", "[analysis]") {
  std::vector<std::string> sentences(10, "You will have years of experience with this role.");
  sentences.emplace_back("We evaluate every model for dangerous capabilities.");
  CHECK(kinds_of(statements_of(sentences), 10).empty());
}

TEST_CASE("statements carry categories, a level and the words they were told by", "[analysis]") {
  const auto statements =
      statements_of({"We will test each model for biological weapons and for deception."});
  REQUIRE(statements.size() == 1);
  const Statement& statement = statements.front();
  const auto& categories = statement.categories;
  CHECK(std::count(categories.begin(), categories.end(), "cbrn") == 1);
  CHECK(std::count(categories.begin(), categories.end(), "loss_of_control") == 1);
  CHECK(statement.level == StatementLevel::Binding);
  CHECK(statement.reasons.size() == statement.kinds.size());
}

TEST_CASE("a level is stated of commitments alone", "[analysis]") {
  const auto statements = statements_of({"Advanced AI could cause catastrophic harm."});
  REQUIRE(statements.size() == 1);
  CHECK_FALSE(statements.front().level.has_value());
}

TEST_CASE("hostile sentences are read in time and end in no failure", "[analysis]") {
  std::string nested;
  for (int i = 0; i < 3000; ++i)
    nested += "nuclear power will not, ";
  const std::vector<std::string> sentences = {nested, std::string(100'000, '"'),
                                              std::string(50'000, ':'), "\xFF\xFE\x80 we will",
                                              std::string("\0we will", 8)};
  CHECK(statements_of(sentences).size() <= sentences.size());
}

TEST_CASE("the shipped weights leave a sentence alone to the rules", "[analysis]") {
  auto model = StatementModel::parse(embedded_statement_weights());
  REQUIRE(model.has_value());
  REQUIRE_FALSE(model->empty());
  const StatementExtractor extractor = compiled(std::move(model).value());
  const std::vector<std::string> sentences(
      7, "Before each release we test our models for dangerous capabilities.");
  const auto told = extractor.extract({.sentences = sentences, .lab = "Acme"});
  const auto by_rule = by_rules().extract({.sentences = sentences, .lab = "Acme"});
  REQUIRE(told.size() == by_rule.size());
  for (std::size_t i = 0; i < told.size(); ++i)
    CHECK(told[i].kinds == by_rule[i].kinds);
}

TEST_CASE("in a document the shipped weights tell promises and risks from questions and small talk",
          "[analysis]") {
  auto model = StatementModel::parse(embedded_statement_weights());
  REQUIRE(model.has_value());
  const StatementExtractor extractor = compiled(std::move(model).value());
  const std::vector<std::string> sentences = {
      "Our safety framework",
      "Advanced AI systems could cause catastrophic harm.",
      "We will not deploy a model until its safety tests have passed.",
      "Before each release we test our models for dangerous capabilities.",
      "Our board reviews the results of each evaluation.",
      "Will we pause when a threshold is reached?",
      "The weather was fine that day.",
      "We will publish a summary of each evaluation.",
      "Last year we ran our first external red-teaming exercise.",
      "Lunch is served at noon."};
  const auto told = extractor.extract({.sentences = sentences, .lab = "Acme"});
  CHECK(kinds_of(told, 1).find("risk_ack") != std::string::npos);
  for (const std::size_t promise : {2U, 3U, 7U}) {
    CAPTURE(sentences[promise]);
    CHECK(kinds_of(told, promise).find("commitment") != std::string::npos);
  }
  for (const std::size_t nothing : {5U, 6U, 9U}) {
    CAPTURE(sentences[nothing]);
    CHECK(kinds_of(told, nothing).empty());
  }
}

TEST_CASE("the shipped weights are read and keep to the rules' traps", "[analysis]") {
  auto model = StatementModel::parse(embedded_statement_weights());
  REQUIRE(model.has_value());
  const StatementExtractor extractor = compiled(std::move(model).value());
  const auto kinds = [&](const std::string& sentence) {
    const std::vector<std::string> sentences = {sentence};
    return kinds_of(extractor.extract({.sentences = sentences, .lab = "Acme"}), 0);
  };
  CHECK(kinds("We will not deploy a model until its safety tests have passed.") == "commitment");
  CHECK(kinds("Advanced AI could cause catastrophic harm.") == "risk_ack");
  CHECK(kinds("We may suspend your account if you break these terms.").empty());
  CHECK(kinds("Will the lab pause when a threshold is reached?").empty());
}

}  // namespace labledger::analysis

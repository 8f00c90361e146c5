// The model: its file, and that training learns what the sentences teach and no more.

#include "analysis/statements/statement_model.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/statements/statement_training.hpp"
#include "tests/support/shipped_lexicon.hpp"

namespace labledger::analysis {
namespace {

constexpr auto kKind = StatementKind::Commitment;

std::string head() {
  return "statement weights " + std::to_string(kFeatureLimit) + "\n";
}

/// Sentences of which those with feature 500 are of the kind, and no rule says so.
std::vector<LabelledSentence> lessons(std::size_t count) {
  std::vector<LabelledSentence> sentences(count);
  for (std::size_t i = 0; i < count; ++i) {
    sentences[i].features = {{kIntercept, 1}};
    if (i % 3 == 0) sentences[i].features.push_back({500, 1});
    sentences[i].kinds[index_of(kKind)] = i % 3 == 0;
  }
  return sentences;
}

StatementModel trained(const std::vector<LabelledSentence>& sentences, double penalty) {
  std::vector<const LabelledSentence*> pointers;
  pointers.reserve(sentences.size());
  for (const LabelledSentence& sentence : sentences)
    pointers.push_back(&sentence);
  std::array<KindWeights, kStatementKinds> kinds;
  kinds[index_of(kKind)] = {0.5, train_kind(pointers, kKind, {.penalty = penalty})};
  return StatementModel(std::move(kinds));
}

bool says_yes(const StatementModel& model, std::vector<Feature> features) {
  return model.decide(features, {})[index_of(kKind)];
}

}  // namespace

TEST_CASE("without weights the rules decide", "[analysis]") {
  KindSet rules;
  rules.set(index_of(StatementKind::Funding));
  CHECK(StatementModel().decide(std::vector<Feature>{{kIntercept, 1}}, rules) == rules);
}

TEST_CASE("training learns what the rules do not know", "[analysis]") {
  const auto model = trained(lessons(60), 0.1);
  CHECK(says_yes(model, {{kIntercept, 1}, {500, 1}}));
  CHECK_FALSE(says_yes(model, {{kIntercept, 1}}));
}

TEST_CASE("with few lessons or a great penalty the rules decide", "[analysis]") {
  for (const StatementModel& model : {trained({}, 1), trained(lessons(60), 1e6)}) {
    CHECK_FALSE(says_yes(model, {{kIntercept, 1}, {500, 1}}));
    CHECK(says_yes(model, {{kIntercept, 1}, {rule_feature(kKind), 1}}));
  }
}

TEST_CASE("equal lessons give equal weights", "[analysis]") {
  CHECK(trained(lessons(30), 1).write() == trained(lessons(30), 1).write());
}

TEST_CASE("a model that is written reads back", "[analysis]") {
  const auto text = trained(lessons(60), 0.1).write();
  const auto read = StatementModel::parse(text);
  REQUIRE(read.has_value());
  CHECK(read->write() == text);
  CHECK(says_yes(*read, {{kIntercept, 1}, {500, 1}}));
}

TEST_CASE("a file that is no model is refused with its line", "[analysis]") {
  struct Row {
    std::string body;
    const char* line;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"statement weights 7\n", "line 1", "made for other features"},
      {"\n", "line 1", "no head"},
      {head() + "12 30\n", "line 2", "a weight of no kind"},
      {head() + "promise 500\n", "line 2", "an unknown kind"},
      {head() + "funding 500\n9999999 30\n", "line 3", "an index out of range"},
      {head() + "funding 500\n-1 30\n", "line 3", "a negative index"},
      {head() + "funding 500\n12 30\n12 30\n", "line 4", "an index twice"},
      {head() + "funding 500\n12 3e9\n", "line 3", "a number that is none"},
      {head() + "funding 500\n12 99999999999999999999\n", "line 3", "a number too great"},
      {head() + "funding 500\nfunding 500\n", "line 3", "a kind twice"},
  }));
  CAPTURE(row.body, row.why);
  const auto model = StatementModel::parse(row.body);
  REQUIRE_FALSE(model.has_value());
  CHECK(model.error().kind == ErrorKind::Malformed);
  CHECK(model.error().message.find(row.line) != std::string::npos);
}

TEST_CASE("an empty file is a model without weights", "[analysis]") {
  CHECK(StatementModel::parse("").has_value());
  CHECK(StatementModel::parse(head()).has_value());
}

TEST_CASE("features are within their limit, those of signs ascending, and the same for every lab",
          "[analysis]") {
  const auto lexicon = StatementLexicon::compile(shipped_lexicon());
  REQUIRE(lexicon.has_value());
  const auto features = [&](const std::string& lab) {
    const std::vector<std::string> sentences = {"Safety at " + lab,
                                                lab + " will test 4,096 models. " + lab + " will."};
    const Passage passage = read_passage(*lexicon, sentences, {}, lab, DocumentOwner::Lab);
    return features_of(passage, summarize(passage), 1);
  };
  const auto acme = features("Acme");
  const auto other = features("Umbra Labs");
  REQUIRE(acme.size() == other.size());
  for (std::size_t i = 0; i < acme.size(); ++i) {
    CHECK(acme[i].index == other[i].index);
    CHECK(acme[i].index < kFeatureLimit);
    if (acme[i].index < kSignFeatures && i > 0) CHECK(acme[i - 1].index < acme[i].index);
  }
}

TEST_CASE("words of the neighbours, the heading and the title are features, each in its role",
          "[analysis]") {
  const auto lexicon = StatementLexicon::compile(shipped_lexicon());
  REQUIRE(lexicon.has_value());
  const auto features = [&](const std::vector<std::string>& sentences) {
    const Passage passage = read_passage(*lexicon, sentences, {}, "Acme", DocumentOwner::Lab);
    std::vector<std::uint32_t> words;
    for (const Feature& feature : features_of(passage, summarize(passage), 1)) {
      if (feature.index >= kSignFeatures) words.push_back(feature.index);
    }
    std::ranges::sort(words);
    return words;
  };
  const auto plain = features({"Gardens", "Our oaks are green and tall.", "They grow by the sea."});
  CHECK(plain == features({"Gardens", "Our oaks are green and tall.", "They grow by the sea."}));
  CHECK(plain != features({"Forests", "Our oaks are green and tall.", "They grow by the sea."}));
  CHECK(plain != features({"Gardens", "Our oaks are green and tall.", "They grow by the lake."}));
  CHECK(plain != features({"Gardens", "Our oaks are tall and green.", "They grow by the sea."}));
}

TEST_CASE("the logistic function stays within 0 and 1", "[analysis]") {
  CHECK(logistic(0) == 0.5);
  CHECK(logistic(1e9) == 1);
  CHECK(logistic(-1e9) == 0);
}

}  // namespace labledger::analysis

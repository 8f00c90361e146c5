// The direction of edits by the lexicon that is shipped. Each row says what kind of edit it shows.

#include "analysis/direction.hpp"

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "core/names.hpp"
#include "tests/support/shipped_lexicon.hpp"

namespace labledger::analysis {
namespace {

const EditClassifier& classifier() {
  static const EditClassifier kClassifier = [] {
    auto compiled = EditClassifier::compile(shipped_lexicon());
    REQUIRE(compiled.has_value());
    return std::move(compiled).value();
  }();
  return kClassifier;
}

bool has_reason(const EditJudgement& judgement, std::string_view beginning) {
  return std::any_of(judgement.reasons.begin(), judgement.reasons.end(),
                     [&](const std::string& reason) { return reason.starts_with(beginning); });
}

struct Row {
  const char* before;
  const char* after;
  ChangeType type;
  const char* reason;  ///< How one of the reasons begins.
  const char* why;
};

void check(const Row& row) {
  const EditJudgement judgement = classifier().classify(row.before, row.after);
  std::string reasons;
  for (const std::string& reason : judgement.reasons)
    reasons += reason + "\n";
  CAPTURE(row.why, row.before, row.after, name_of(judgement.type), reasons);
  CHECK(judgement.type == row.type);
  CHECK(has_reason(judgement, row.reason));
}

}  // namespace

TEST_CASE("losing strength, particulars or scope weakens", "[analysis]") {
  check(GENERATE(values<Row>({
      {"We must test each release.", "We may test each release.", ChangeType::Weakened,
       "level down from 1.0 (“must”) to 0.2 (“may”)", "must to may"},
      {"We will publish the findings.", "We will aim to publish the findings.",
       ChangeType::Weakened, "level down from 1.0 (“will”) to 0.4 (“will aim to”)",
       "the head verb wins over will"},
      {"We test every release with METR.", "We test every release.", ChangeType::Weakened,
       "named third party dropped: “METR”", "a named third party goes"},
      {"We report incidents within 15 days.", "We report incidents within 30 days.",
       ChangeType::Weakened, "deadline later: “within 15 days” to “within 30 days”",
       "a later deadline"},
      {"We report incidents within 15 days.", "We report incidents.", ChangeType::Weakened,
       "deadline dropped", "the deadline goes"},
      {"We review this plan every six months.", "We review this plan periodically.",
       ChangeType::Weakened, "cadence dropped: “every six months”", "a number becomes vague"},
      {"The answer rate stays under 5 % on the test.", "The answer rate stays low on the test.",
       ChangeType::Weakened, "number dropped: “under 5 %”", "a threshold goes"},
      {"We will pause training.",
       "We will pause training unless another developer has released a similar model.",
       ChangeType::Weakened, "competitor escape clause added", "a way out"},
      {"Weights are kept in the vault.",
       "Weights are kept in the vault insofar as commercially practicable.", ChangeType::Weakened,
       "practicability escape clause added", "another way out"},
      {"We will not build weapons or tools of surveillance.",
       "We will weigh requests for weapons or tools of surveillance.", ChangeType::Weakened,
       "prohibition gone: “will not”", "a prohibition goes"},
      {"We do not train on user files.", "We train on user files.", ChangeType::Weakened,
       "prohibition gone: “We do not”", "one word turns it round"},
      {"We test for bioweapons and cyberattacks and sabotage in every release.",
       "We test for sabotage in every release.", ChangeType::Weakened, "risk named no more: cbrn",
       "risk domains go"},
      {"We keep logs of access, store them abroad and read them daily in pairs.",
       "We keep logs of access.", ChangeType::Weakened, "detail dropped",
       "the end of a sentence goes"},
  })));
}

TEST_CASE("gaining strength, particulars or scope strengthens", "[analysis]") {
  check(GENERATE(values<Row>({
      {"We may test each release.", "We must test each release.", ChangeType::Strengthened,
       "level up from 0.2 (“may”) to 1.0 (“must”)", "may to must"},
      {"We intend to appoint an officer.", "We have appointed an officer.",
       ChangeType::Strengthened, "level up from 0.4", "an intention was carried out"},
      {"We review this plan periodically.", "We review this plan at least once a year.",
       ChangeType::Strengthened, "cadence added", "vague becomes a number"},
      {"We report incidents within 30 days.", "We report incidents within 15 days.",
       ChangeType::Strengthened, "deadline earlier", "an earlier deadline"},
      {"We test each release.", "We test each release together with Apollo Research.",
       ChangeType::Strengthened, "named third party added", "a named third party"},
      {"We will pause training if competitors do.", "We will pause training.",
       ChangeType::Strengthened, "competitor escape clause dropped", "a way out is closed"},
      {"We document the method used.",
       "We document the method used, the staff present and the samples drawn.",
       ChangeType::Strengthened, "detail added", "an undertaking says more"},
  })));
}

TEST_CASE("other words for the same thing are no news", "[analysis]") {
  check(GENERATE(values<Row>({
      {"We will test each release.", "We will test each release.", ChangeType::Reworded,
       "the same letters", "nothing differs"},
      {"1. We test “each” release2.", "• we test \"each\" release.", ChangeType::Reworded,
       "the same letters", "list markers, quotes and a footnote"},
      {"We will test each release.", "We commit to test each release.", ChangeType::Reworded,
       "fewer than 3 words", "will and commit bind alike"},
      {"We will allow staff to speak up.", "We allow staff to speak up.", ChangeType::Reworded,
       "fewer than 3 words", "a practice binds as a promise does"},
      {"We apply alarms at the threshold.", "We apply alarms at the thresholds.",
       ChangeType::Reworded, "fewer than 3 words", "an ending"},
      {"The Trust & Safety team reads reports.", "The Safeguards team reads reports.",
       ChangeType::Reworded, "fewer than 3 words", "a team's new name"},
      {"A model that can write exploits is tested.", "A model able to write exploits is tested.",
       ChangeType::Reworded, "fewer than 3 words", "what a model can do permits nothing"},
      {"We aim to test agents.", "We aim to test agents, robots, browsers and voices.",
       ChangeType::Reworded, "100 %", "more detail of a mere aim promises no more"},
  })));
}

TEST_CASE("an edit with both directions is weakened, and says that it is mixed", "[analysis]") {
  const EditJudgement judgement =
      classifier().classify("We may tell the authorities of incidents within 15 days.",
                            "We will tell the authorities of incidents.");
  CHECK(judgement.type == ChangeType::Weakened);
  CHECK(has_reason(judgement, "mixed"));
  CHECK(has_reason(judgement, "deadline dropped"));
  CHECK(has_reason(judgement, "level up"));
}

TEST_CASE("one-sided edits are added, removed, moved or returned", "[analysis]") {
  const std::string text = "We will publish a report.";
  CHECK(classifier().classify("", text).type == ChangeType::Added);
  CHECK(classifier().classify(" \n–", text).type == ChangeType::Added);
  CHECK(classifier().classify(text, "").type == ChangeType::Removed);
  CHECK(classifier()
            .classify(
                text, "",
                {.newer_version = "Annex. We will publish a report. End.", .older_versions = {}})
            .type == ChangeType::Moved);
  CHECK(classifier()
            .classify("", text, {.newer_version = {}, .older_versions = "We will PUBLISH a report"})
            .type == ChangeType::Returned);
  const EditJudgement nothing = classifier().classify("", "");
  CHECK(nothing.type == ChangeType::Reworded);
  CHECK(nothing.reasons.size() == 1);
}

TEST_CASE("an exception that is added weakens what it excepts from", "[analysis]") {
  const EditJudgement judgement =
      classifier().classify("", "These estimates are not hard commitments.");
  CHECK(judgement.type == ChangeType::Weakened);
  CHECK(has_reason(judgement, "an exception"));
}

TEST_CASE("severity follows what is at stake and how far it moved", "[analysis]") {
  struct Case {
    const char* before;
    const char* after;
    Severity severity;
    const char* why;
  };
  const auto row = GENERATE(values<Case>({
      {"We will not deploy the model until it is safe.", "We may deploy the model when it is safe.",
       Severity::Critical, "a deployment gate becomes permission"},
      {"We will pause training at that level.", "We may pause training at that level.",
       Severity::Critical, "a pause becomes an option"},
      {"A whistleblower policy protects all staff.", "", Severity::Critical,
       "the whistleblower policy goes"},
      {"We test every release with METR.", "We test every release.", Severity::High,
       "a named third party goes"},
      {"We review this page every quarter.", "We review this page periodically.", Severity::Medium,
       "a cadence becomes vague"},
      {"Our cafeteria has soup.", "", Severity::Low, "nothing was promised"},
      {"We will test each release.", "We commit to test each release.", Severity::Low,
       "wording only"},
      {"We may pause training at that level.", "We will pause training at that level.",
       Severity::Critical, "upward by the same table"},
  }));
  const EditJudgement judgement = classifier().classify(row.before, row.after);
  CAPTURE(row.why, name_of(judgement.type), judgement.reasons);
  CHECK(judgement.severity == row.severity);
  CHECK(has_reason(judgement, "severity " + std::string(name_of(row.severity))));
}

TEST_CASE("long and broken texts are classified in bounded time", "[analysis]") {
  std::string before;
  std::string after;
  for (int i = 0; i < 20'000; ++i) {
    before += "we will not if any ";
    after += "we may \xFF\xC3 unless all ";
  }
  CHECK(classifier().classify(before, after).type == ChangeType::Weakened);
}

}  // namespace labledger::analysis

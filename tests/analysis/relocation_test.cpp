#include "analysis/relocation.hpp"

#include <catch2/catch.hpp>

#include "analysis/changes.hpp"

namespace labledger::analysis {
namespace {

constexpr std::int64_t kDay = 86'400'000;

Change change_between(std::int64_t first_day, std::int64_t last_day) {
  Change change;
  change.not_before = {first_day * kDay};
  change.not_after = {last_day * kDay};
  return change;
}

Edit edit_of(ChangeType type, std::optional<Severity> severity = std::nullopt) {
  Edit edit;
  edit.type = type;
  edit.severity = severity;
  Quote quote;
  quote.exact = "We never sell weights of models to anyone.";
  (type == ChangeType::Removed ? edit.before : edit.after) = quote;
  return edit;
}

Sighting seen_between(std::int64_t first_day, std::int64_t last_day) {
  return {"https://lab.example/b", {first_day * kDay}, {last_day * kDay}, false};
}

Sighting seen_since(std::int64_t day) {
  return {"https://lab.example/b", {day * kDay}, {day * kDay}, true};
}

}  // namespace

TEST_CASE("a sentence is known elsewhere by its letters, unless it is short", "[analysis]") {
  CHECK(key_elsewhere("We never sell weights of models.") ==
        key_elsewhere("• we never sell “weights” of models"));
  CHECK(key_elsewhere("We never sell weights of models.") !=
        key_elsewhere("We never sell weights of systems."));
  CHECK_FALSE(key_elsewhere("Contact us at any time."));
  CHECK_FALSE(key_elsewhere(""));
  CHECK(key_elsewhere("我们不会训练模型"));
}

TEST_CASE("what went has moved when another page shows it since", "[analysis]") {
  const Change change = change_between(100, 110);
  const Edit gone = edit_of(ChangeType::Removed);
  CHECK(is_move(gone, change, seen_since(105)));
  CHECK(is_move(gone, change, seen_since(20)));
  CHECK(is_move(gone, change, seen_since(300)));
  CHECK(is_move(gone, change, seen_between(20, 100)));
  CHECK_FALSE(is_move(gone, change, seen_between(20, 99)));
}

TEST_CASE("what came has moved when another page showed it until lately", "[analysis]") {
  const Change change = change_between(100, 110);
  const Edit come = edit_of(ChangeType::Added);
  CHECK(is_move(come, change, seen_between(20, 105)));
  CHECK(is_move(come, change, seen_between(5, 9)));
  CHECK_FALSE(is_move(come, change, seen_between(5, 7)));
  CHECK_FALSE(is_move(come, change, seen_between(110, 112)));
  CHECK_FALSE(is_move(come, change, seen_since(20)));
}

TEST_CASE("what was reworded or came back has not moved", "[analysis]") {
  const Change change = change_between(100, 110);
  for (const ChangeType type : {ChangeType::Weakened, ChangeType::Strengthened,
                                ChangeType::Reworded, ChangeType::Returned, ChangeType::Moved}) {
    CHECK_FALSE(is_move(edit_of(type), change, seen_between(20, 105)));
  }
}

TEST_CASE("a move is a step less severe and names the other page", "[analysis]") {
  struct Row {
    std::optional<Severity> before;
    std::optional<Severity> after;
  };
  const auto row = GENERATE(values<Row>({{Severity::Critical, Severity::High},
                                         {Severity::High, Severity::Medium},
                                         {Severity::Medium, Severity::Low},
                                         {Severity::Low, Severity::Low},
                                         {std::nullopt, std::nullopt}}));
  Edit edit = edit_of(ChangeType::Removed, row.before);
  edit.reason = "a ban went";
  mark_moved(edit, seen_between(0, 31));
  CHECK(edit.type == ChangeType::Moved);
  CHECK(edit.severity == row.after);
  CHECK(edit.reason ==
        "a ban went; stands on https://lab.example/b, seen there from 1970-01-01 to 1970-02-01");
}

TEST_CASE("a change is as severe as its worst edit", "[analysis]") {
  Change change = change_between(100, 110);
  change.severity = Severity::Critical;
  change.edits = {edit_of(ChangeType::Removed, Severity::Medium),
                  edit_of(ChangeType::Removed, Severity::Low)};
  sum_up(change);
  CHECK(change.severity == Severity::Medium);
  CHECK(change.type == ChangeType::Removed);
  change.edits.push_back(edit_of(ChangeType::Added));
  sum_up(change);
  CHECK(change.type == ChangeType::Reworded);
}

}  // namespace labledger::analysis

#include "analysis/site_frame.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace labledger::analysis {
namespace {

const std::string kHere = "https://lab.example/m";
const std::string kThere = "https://lab.example/a";

Change change_at(std::int64_t ms) {
  Change change;
  change.not_before = {ms - 10};
  change.not_after = {ms};
  return change;
}

Edit added() {
  Edit edit;
  edit.type = ChangeType::Added;
  edit.severity = Severity::Medium;
  edit.after = Quote{.exact = "We share what we learn with every regulator.",
                     .prefix = {},
                     .suffix = {},
                     .span = {},
                     .heading = {}};
  return edit;
}

Edit removed() {
  Edit edit = added();
  edit.type = ChangeType::Removed;
  edit.before = std::move(edit.after);
  edit.after.reset();
  return edit;
}

SegmentRecord record(BlockRole role, std::int64_t first_seen) {
  SegmentRecord found;
  found.role = role;
  found.present = true;
  found.first_seen = {first_seen};
  found.last_change = {first_seen};
  return found;
}

SegmentRecord gone_at(std::int64_t ms) {
  SegmentRecord found = record(BlockRole::Chrome, 1);
  found.present = false;
  found.last_change = {ms};
  return found;
}

}  // namespace

TEST_CASE("what came around another page before repeats it", "[analysis]") {
  const Change change = change_at(100);
  const SegmentRecord here = record(BlockRole::Chrome, 100);
  CHECK(repeats_frame(added(), change, kHere, here, kThere, record(BlockRole::Chrome, 99)));
  CHECK_FALSE(repeats_frame(added(), change, kHere, here, kThere, record(BlockRole::Chrome, 101)));
}

TEST_CASE("of two pages at the same instant one repeats the other, not both", "[analysis]") {
  const Change change = change_at(100);
  const SegmentRecord both = record(BlockRole::Chrome, 100);
  CHECK(repeats_frame(added(), change, kHere, both, kThere, both));
  CHECK_FALSE(repeats_frame(added(), change, kThere, both, kHere, both));
}

TEST_CASE("a sentence of the text repeats nothing", "[analysis]") {
  const Change change = change_at(100);
  const SegmentRecord text = record(BlockRole::Main, 50);
  const SegmentRecord frame = record(BlockRole::Chrome, 50);
  CHECK_FALSE(repeats_frame(added(), change, kHere, text, kThere, frame));
  CHECK_FALSE(repeats_frame(added(), change, kHere, frame, kThere, text));
}

TEST_CASE("what went repeats another page only when it went there, too", "[analysis]") {
  const Change change = change_at(100);
  const SegmentRecord here = gone_at(100);
  CHECK(repeats_frame(removed(), change, kHere, here, kThere, gone_at(90)));
  CHECK_FALSE(repeats_frame(removed(), change, kHere, here, kThere, gone_at(110)));
  CHECK_FALSE(repeats_frame(removed(), change, kHere, here, kThere, record(BlockRole::Chrome, 1)));
}

TEST_CASE("a change is cosmetic when all of it repeats, and not before", "[analysis]") {
  Change change = change_at(100);
  change.edits = {added(), removed()};
  mark_frame(change.edits[0], kThere);
  CHECK_FALSE(change.edits[0].severity);
  CHECK(change.edits[0].reason.find(kThere) != std::string::npos);
  settle_frame(change);
  CHECK(change.change_class == ChangeClass::Substantive);
  mark_frame(change.edits[1], kThere);
  settle_frame(change);
  CHECK(change.change_class == ChangeClass::Cosmetic);
}

TEST_CASE("the sentence that tells is the newer one, or the one that went", "[analysis]") {
  CHECK(told_sentence(added()) != nullptr);
  CHECK(told_sentence(removed()) != nullptr);
  CHECK(told_sentence(Edit{}) == nullptr);
}

}  // namespace labledger::analysis

#include <chrono>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/promises/promise_finder.hpp"
#include "analysis/promises/promise_state.hpp"
#include "analysis/promises/saying_day.hpp"
#include "tests/analysis/document_builder.hpp"
#include "tests/support/shipped_lexicon.hpp"

namespace labledger::analysis {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

const PromiseFinder& finder() {
  static const PromiseFinder kFinder = [] {
    auto compiled = PromiseFinder::compile(shipped_lexicon());
    REQUIRE(compiled.has_value());
    return std::move(compiled).value();
  }();
  return kFinder;
}

const PageVoice kAcme{.lab = "Acme", .owner = DocumentOwner::Lab};

Day on(int of_year, unsigned of_month, unsigned of_day) {
  return Day(year(of_year) / month(of_month) / day(of_day));
}

Instant at(const char* text) {
  return parse_rfc3339(text).value();
}

const SayingDay kSaid{
    .first = on(2026, 3, 14), .last = on(2026, 3, 14), .basis = DeadlineBasis::Stated};

std::size_t promises_in(const std::string& sentence) {
  return finder().promises_of(make_page({sentence}), kAcme, kSaid).size();
}

ReviewEntry settlement(const char* author, const char* outcome) {
  ReviewEntry entry;
  entry.author = author;
  entry.action = ReviewAction::Settle;
  entry.fields = {{"as", outcome}};
  return entry;
}

StatedDate stated(const char* value, DatePrecision precision) {
  return {.value = value, .precision = precision, .source = "text"};
}

}  // namespace

TEST_CASE("commitments and plans with a deadline are promises", "[analysis]") {
  struct Row {
    const char* sentence;
    std::size_t promises;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"We will publish our safety evaluations by the end of 2026.", 1, "a commitment"},
      {"We will have our models tested by outside auditors before the next model.", 1, "an event"},
      {"We plan to build a cluster of 50,000 H100 GPUs within 18 months.", 1, "a plan of compute"},
      {"We commit to review this policy at least every six months.", 1, "a recurring one"},
      {"We may publish our safety evaluations by the end of 2026.", 0, "a permission"},
      {"We will publish our safety evaluations.", 0, "no deadline"},
      {"We published our safety evaluations in 2024.", 0, "done"},
      {"AI systems will be far more capable within 10 years.", 0, "a forecast"},
      {"We will have our next model ready within 18 months.", 1, "a plan of one's own"},
      {"The office will be open by the end of 2026.", 0, "no act of safety, and no resource"},
  }));
  CAPTURE(row.sentence, row.why);
  CHECK(promises_in(row.sentence) == row.promises);
}

TEST_CASE("a promise is quoted with the deadline that decides", "[analysis]") {
  const Document document =
      make_document({{"The office is open on weekdays."},
                     {"We will review this safety policy annually and publish our first safety "
                      "evaluations by the end of 2026."},
                     {"We will publish our safety evaluations by 2027.", BlockRole::Chrome,
                      BlockKind::Paragraph}});
  const std::vector<FoundPromise> found = finder().promises_of(document, kAcme, kSaid);
  REQUIRE(found.size() == 1);
  CHECK(found[0].deadlines.size() == 2);
  CHECK(found[0].deadline().kind == DeadlineKind::Date);
  CHECK(found[0].deadline().latest == on(2026, 12, 31));
  const Edit told = edit_of(found[0]);
  CHECK(told.type == ChangeType::Added);
  CHECK(told.after->exact.starts_with("We will review this safety policy"));
  CHECK(told.reason == "by the end of 2026: 2026-12-31");
}

TEST_CASE("the same sentence is the same promise throughout a lab", "[analysis]") {
  CHECK(promise_id("acme", "wewillpublishit") == promise_id("acme", "wewillpublishit"));
  CHECK(promise_id("acme", "wewillpublishit") != promise_id("birch", "wewillpublishit"));
  CHECK(promise_id("acme", "wewillpublishit").size() == 16);
}

TEST_CASE("a promise is new when its deadline is", "[analysis]") {
  const std::string now = "We will publish our safety evaluations by the end of 2026.";
  const auto brought = [&](const std::string& before, ChangeType type) {
    Edit edit;
    edit.type = type;
    if (!before.empty()) edit.before.emplace().exact = before;
    edit.after.emplace().exact = now;
    edit.after->span = {0, static_cast<std::uint32_t>(now.size())};
    Change change;
    change.edits = {edit};
    return finder().new_promises_of(make_page({now}), kAcme, kSaid, change).size();
  };
  CHECK(brought("", ChangeType::Added) == 1);
  CHECK(brought("We will publish our safety evaluations.", ChangeType::Strengthened) == 1);
  CHECK(brought("We will publish our safety evaluations by June 2026.", ChangeType::Weakened) == 1);
  CHECK(brought("We will publish evaluations by the end of 2026.", ChangeType::Reworded) == 0);
  CHECK(brought("", ChangeType::Returned) == 0);
}

TEST_CASE("when a sentence was said is told from dates and captures", "[analysis]") {
  Document document;
  const Instant seen = at("2026-03-14T10:00:00Z");
  SECTION("nothing but the capture") {
    const SayingDay said = saying_day(document, seen, {});
    CHECK_FALSE(said.first.has_value());
    CHECK(said.last == on(2026, 3, 14));
    CHECK(said.basis == DeadlineBasis::Captured);
  }
  SECTION("two captures") {
    const SayingDay said = saying_day(document, seen, at("2026-02-01T23:59:00Z"));
    CHECK(said.first == on(2026, 2, 1));
    CHECK(said.last == on(2026, 3, 14));
    CHECK(said.basis == DeadlineBasis::Captured);
  }
  SECTION("a page of a day") {
    document.published = stated("2025-09-19", DatePrecision::Day);
    const SayingDay said = saying_day(document, seen, {});
    CHECK(said.first == on(2025, 9, 19));
    CHECK(said.last == on(2025, 9, 19));
    CHECK(said.basis == DeadlineBasis::Stated);
  }
  SECTION("a page of a month, changed in a year that is not over") {
    document.published = stated("2025-02", DatePrecision::Month);
    document.modified = stated("2026", DatePrecision::Year);
    const SayingDay said = saying_day(document, seen, {});
    CHECK(said.first == on(2025, 2, 1));
    CHECK(said.last == on(2026, 3, 14));  // Not after the capture.
  }
  SECTION("a change that dates itself between the two captures") {
    document.published = stated("2020-01-01", DatePrecision::Day);
    document.modified = stated("2026-03-01", DatePrecision::Day);
    const SayingDay said = saying_day(document, seen, at("2026-02-01T00:00:00Z"));
    CHECK(said.first == on(2026, 3, 1));
    CHECK(said.last == on(2026, 3, 1));
    CHECK(said.basis == DeadlineBasis::Stated);
  }
  SECTION("a date before the capture without it cannot be that of the sentence") {
    document.modified = stated("2025-12-01", DatePrecision::Day);
    const SayingDay said = saying_day(document, seen, at("2026-02-01T00:00:00Z"));
    CHECK(said.first == on(2026, 2, 1));
    CHECK(said.last == on(2026, 3, 14));
    CHECK(said.basis == DeadlineBasis::Captured);
  }
}

TEST_CASE("a date alone makes a promise pending or due; only people say more", "[analysis]") {
  Deadline deadline;
  deadline.earliest = on(2026, 12, 1);
  deadline.latest = on(2026, 12, 31);
  CHECK(state_of(deadline, {}, on(2026, 12, 31)) == PromiseState::Pending);
  CHECK(state_of(deadline, {}, on(2027, 1, 1)) == PromiseState::Due);
  Deadline dateless;
  dateless.kind = DeadlineKind::Event;
  CHECK(state_of(dateless, {}, on(2027, 1, 1)) == PromiseState::Unknown);
  std::vector<ReviewEntry> entries = {settlement("Ann", "missed"), settlement("Ann", "met")};
  CHECK(state_of(deadline, entries, on(2027, 1, 1)) == PromiseState::Met);  // Her latest word.
  CHECK(state_of(dateless, entries, on(2027, 1, 1)) == PromiseState::Met);
  entries.push_back(settlement("Bob", "missed"));
  CHECK(state_of(deadline, entries, on(2027, 1, 1)) == PromiseState::Contested);
  entries.push_back(settlement("Ann", "missed"));
  CHECK(state_of(deadline, entries, on(2027, 1, 1)) == PromiseState::Missed);
  ReviewEntry rejection;
  rejection.action = ReviewAction::Reject;
  CHECK(state_of(deadline, {&rejection, 1}, on(2026, 1, 1)) == PromiseState::Pending);
}

}  // namespace labledger::analysis

#include "analysis/source_memory.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include <catch2/catch.hpp>

#include "tests/analysis/document_builder.hpp"

namespace labledger::analysis {
namespace {

constexpr std::string_view kUrl = "https://lab.example/safety";

Instant day(std::int64_t number) {
  return Instant{} + std::chrono::days{number};
}

Finding observe(SourceMemory& memory, std::int64_t on_day, const Document& document) {
  return memory.observe({kUrl, day(on_day), document});
}

const Change* find(const Finding& finding, ChangeClass change_class) {
  const auto found =
      std::find_if(finding.changes.begin(), finding.changes.end(),
                   [&](const Change& change) { return change.change_class == change_class; });
  return found == finding.changes.end() ? nullptr : &*found;
}

bool alerts(const Finding& finding) {
  return find(finding, ChangeClass::Substantive) != nullptr;
}

/// A page of plain sentences, long enough to be missed when it is gone.
const std::vector<std::string_view> kPolicy = {
    "This policy describes how Example Lab tests its models before it releases them to anybody.",
    "We will not release a model that helps with weapons of mass destruction.",
    "Outside experts read the results of all tests and publish what they think of them.",
    "We keep records of every incident for five years and share them with regulators.",
    "The board of directors may stop any release at any time and for any reason.",
    "Employees can raise concerns without fear, by name or without a name, at any time.",
    "We review this policy every year and announce each change a month before it takes effect.",
    "Updated May 1, 2025"};

std::vector<std::string_view> with(std::size_t index, std::string_view text) {
  std::vector<std::string_view> page = kPolicy;
  page[index] = text;
  return page;
}

std::vector<std::string_view> without(std::size_t index) {
  std::vector<std::string_view> page = kPolicy;
  page.erase(page.begin() + static_cast<std::ptrdiff_t>(index));
  return page;
}

/// A memory that has seen the policy on day 0.
SourceMemory remember_policy() {
  SourceMemory memory;
  REQUIRE(observe(memory, 0, make_page(kPolicy)).new_version);
  return memory;
}

}  // namespace

TEST_CASE("the first capture is a version and no change", "[analysis]") {
  SourceMemory memory;
  const Finding finding = observe(memory, 3, make_page(kPolicy));
  CHECK(finding.new_version);
  CHECK(finding.changes.empty());
  CHECK(memory.last_usable() == day(3));
  CHECK(memory.take_dirty().size() == kPolicy.size());
  CHECK(memory.take_dirty().empty());
}

TEST_CASE("the same page again gives nothing and writes nothing", "[analysis]") {
  SourceMemory memory = remember_policy();
  (void)memory.take_dirty();
  const Finding finding = observe(memory, 1, make_page(kPolicy));
  CHECK_FALSE(finding.new_version);
  CHECK(finding.changes.empty());
  CHECK(memory.take_dirty().empty());
  memory.observe_same(day(2));
  CHECK(memory.last_usable() == day(2));
  CHECK(memory.take_dirty().empty());
}

TEST_CASE("a silent weakening is one change with the words before and after", "[analysis]") {
  SourceMemory memory = remember_policy();
  memory.observe_same(day(4));
  const Finding finding =
      observe(memory, 5,
              make_page(with(1,
                             "We will try not to release a model that helps with weapons of mass "
                             "destruction.")));
  REQUIRE(finding.changes.size() == 1);
  CHECK(finding.new_version);
  const Change& change = finding.changes.front();
  CHECK(change.change_class == ChangeClass::Substantive);
  CHECK(change.type == ChangeType::Reworded);
  CHECK(change.not_before == day(4));
  CHECK(change.not_after == day(5));
  CHECK(change.id.size() == 16);
  REQUIRE(change.edits.size() == 1);
  REQUIRE(change.edits[0].before);
  REQUIRE(change.edits[0].after);
  CHECK(change.edits[0].before->exact == kPolicy[1]);
  CHECK(change.edits[0].after->exact.find("try not to") != std::string::npos);
}

TEST_CASE("every quote stands in its document at its place, with what is around it", "[analysis]") {
  SourceMemory memory;
  const Document before = make_document(
      {{"Weapons", BlockRole::Main, BlockKind::Heading}, {"Größe zählt. We test it. Ende gut."}});
  const Document after = make_document(
      {{"Weapons", BlockRole::Main, BlockKind::Heading}, {"Größe zählt. We may test. Ende gut."}});
  (void)observe(memory, 0, before);
  const Finding finding = observe(memory, 1, after);
  REQUIRE(alerts(finding));
  const Edit& edit = find(finding, ChangeClass::Substantive)->edits.at(0);
  REQUIRE(edit.after);
  CHECK(edit.after->exact == "We may test.");
  CHECK(edit.after->heading == "Weapons");
  CHECK(edit.after->prefix == "Weapons\nGröße zählt. ");
  CHECK(edit.after->suffix == " Ende gut.\n");
  CHECK(after.view(edit.after->span) == edit.after->exact);
  REQUIRE(edit.before);
  CHECK(before.view(edit.before->span) == edit.before->exact);
}

TEST_CASE("each kind of real change alerts", "[analysis]") {
  struct Row {
    std::vector<std::string_view> page;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {with(3, "We keep records of every incident for two years and share them with regulators."),
       "one figure"},
      {with(7, "Updated June 1, 2025"), "the stated date"},
      {without(4), "a sentence gone"},
      {with(4, "The board of directors may stop any release at any time for any reason."),
       "one small word"},
      {with(5, "Employees can raise concerns, by name or without a name, at any time."),
       "words struck from the middle"},
  }));
  CAPTURE(row.why);
  SourceMemory memory = remember_policy();
  CHECK(alerts(observe(memory, 1, make_page(row.page))));
}

TEST_CASE("each kind of noise is at most cosmetic", "[analysis]") {
  struct Row {
    std::vector<BlockText> added;
    std::vector<BlockText> changed;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {{{"News", BlockRole::Chrome}}, {{"Research", BlockRole::Chrome}}, "a menu"},
      {{{"Read: models that dream", BlockRole::Chrome}},
       {{"Read: models that sing", BlockRole::Chrome}},
       "a teaser"},
      {{{"We use cookies to help this site function.", BlockRole::Chrome}}, {}, "a banner"},
      {{{"© 2024 Example Lab"}}, {{"© 2025 Example Lab"}}, "the year below"},
      {{{"Last updated yesterday"}}, {{"Last updated 2 days ago"}}, "a relative time"},
      {{{"Write to [email protected] at once"}},
       {{"Write to safety@lab.example at once"}},
       "a masked address"},
      {{{"See our report(opens in a new window)."}}, {{"See our report."}}, "what a link does"},
      {{{"Search ⌘K"}}, {{"Search Ctrl K"}}, "a keyboard hint"},
      {{{"We log"}, {"all access"}}, {{"We log all access"}}, "blocks that merge"},
      {{{"We log."}, {"We audit."}}, {{"We audit."}, {"We log."}}, "another order"},
      {{{"1. We log all access."}}, {{"We log all access."}}, "a list marker"},
      {{{"We log all access.", BlockRole::Main}},
       {{"We log all access.", BlockRole::Chrome}},
       "a parser that changes its mind"},
  }));
  CAPTURE(row.why);
  std::vector<BlockText> before;
  for (const std::string_view text : kPolicy)
    before.push_back({.text = text});
  std::vector<BlockText> after = before;
  before.insert(before.end(), row.added.begin(), row.added.end());
  after.insert(after.end(), row.changed.begin(), row.changed.end());
  SourceMemory memory;
  (void)observe(memory, 0, make_document(before));
  const Finding finding = observe(memory, 1, make_document(after));
  CHECK_FALSE(alerts(finding));
  CHECK_FALSE(finding.new_version);
}

TEST_CASE("a clause that a parser took for a banner does not change unseen", "[analysis]") {
  std::vector<BlockText> page;
  for (const std::string_view text : kPolicy)
    page.push_back({.text = text});
  page.push_back({"We never train on the inputs of our paying customers.", BlockRole::Chrome});
  SourceMemory memory;
  (void)observe(memory, 0, make_document(page));
  page.back().text = "We never train on the inputs of our enterprise customers.";
  CHECK(alerts(observe(memory, 1, make_document(page))));
}

TEST_CASE("an unusable capture is told, not compared, and the next is compared with the last good",
          "[analysis]") {
  SourceMemory memory = remember_policy();
  Document wall = make_page({"Log in to go on"});
  wall.problems.push_back(CaptureProblem::LoginWall);
  const Finding blocked = observe(memory, 1, wall);
  CHECK(blocked.problems == std::vector{CaptureProblem::LoginWall});
  CHECK_FALSE(blocked.new_version);
  REQUIRE(blocked.changes.size() == 1);
  CHECK(blocked.changes[0].change_class == ChangeClass::CaptureProblem);
  CHECK(blocked.changes[0].edits.empty());
  CHECK(memory.last_usable() == day(0));

  SECTION("back as it was") {
    CHECK(observe(memory, 2, make_page(kPolicy)).changes.empty());
  }
  SECTION("changed behind the wall: the interval reaches back to the last good capture") {
    const Finding finding = observe(memory, 2, make_page(without(1)));
    REQUIRE(alerts(finding));
    CHECK(finding.changes[0].not_before == day(0));
  }
}

TEST_CASE("a page of which nearly nothing is left has collapsed", "[analysis]") {
  SourceMemory memory = remember_policy();
  CHECK(observe(memory, 1, make_page({"Something went wrong."})).problems ==
        std::vector{CaptureProblem::Collapsed});
  CHECK(observe(memory, 2, make_page({})).problems == std::vector{CaptureProblem::Collapsed});
  CHECK(observe(memory, 3, make_page(kPolicy)).changes.empty());
  SECTION("half a page is not: it has been cut down") {
    CHECK(alerts(observe(memory, 4, make_page({kPolicy[0], kPolicy[1], kPolicy[2], kPolicy[3]}))));
  }
  SECTION("a short page never collapses") {
    SourceMemory small;
    (void)observe(small, 0, make_page({"We test all models.", "We publish."}));
    CHECK(alerts(observe(small, 1, make_page({"Gone."}))));
  }
}

TEST_CASE("a wording that comes back is news once, then an alternation", "[analysis]") {
  SourceMemory memory = remember_policy();
  const Document old_page = make_page(kPolicy);
  const Document new_page = make_page(with(1, "We decide case by case."));
  CHECK(alerts(observe(memory, 1, new_page)));
  const Finding first = observe(memory, 2, old_page);
  REQUIRE(alerts(first));
  const std::vector<Edit>& edits = find(first, ChangeClass::Substantive)->edits;
  CHECK(std::any_of(edits.begin(), edits.end(),
                    [](const Edit& edit) { return edit.type == ChangeType::Returned; }));
  SECTION("soon again") {
    for (std::int64_t k = 3; k < 9; ++k) {
      const Finding again = observe(memory, k, k % 2 == 1 ? new_page : old_page);
      CHECK_FALSE(alerts(again));
      CHECK(find(again, ChangeClass::Return) != nullptr);
      CHECK(again.new_version);
    }
  }
  SECTION("again after a long time") {
    CHECK(alerts(observe(memory, 60, new_page)));
    CHECK(alerts(observe(memory, 120, old_page)));
  }
}

TEST_CASE("a change does not hide behind an alternation", "[analysis]") {
  SourceMemory memory = remember_policy();
  const Document one = make_page(kPolicy);
  const Document other = make_page(with(1, "We decide case by case."));
  (void)observe(memory, 1, other);
  (void)observe(memory, 2, one);
  (void)observe(memory, 3, other);
  std::vector<std::string_view> both = kPolicy;
  both[3] = "We keep records of every incident for two years and share them with regulators.";
  const Finding finding = observe(memory, 4, make_page(both));
  REQUIRE(alerts(finding));
  CHECK(find(finding, ChangeClass::Substantive)->edits.size() == 1);
  CHECK(find(finding, ChangeClass::Return) != nullptr);
}

TEST_CASE("event ids depend on source, time and wording alone", "[analysis]") {
  const auto id = [](std::string_view url, std::int64_t on_day, std::string_view text) {
    SourceMemory memory;
    (void)memory.observe({url, day(0), make_page(kPolicy)});
    return memory.observe({url, day(on_day), make_page(with(1, text))}).changes.at(0).id;
  };
  const std::string one = id("https://a.example/", 1, "We decide case by case.");
  CHECK(one == id("https://a.example/", 1, "We decide case by case."));
  CHECK(one == id("https://a.example/", 1, "we decide: Case by case"));
  CHECK(one != id("https://b.example/", 1, "We decide case by case."));
  CHECK(one != id("https://a.example/", 2, "We decide case by case."));
  CHECK(one != id("https://a.example/", 1, "We decide as we like."));
}

TEST_CASE("records hold transitions, not captures", "[analysis]") {
  SourceMemory memory = remember_policy();
  (void)memory.take_dirty();
  memory.observe_same(day(4));
  (void)observe(memory, 5, make_page(without(1)));
  std::vector<SegmentRecord> dirty = memory.take_dirty();
  REQUIRE(dirty.size() == 1);
  CHECK(dirty[0].text == kPolicy[1]);
  CHECK_FALSE(dirty[0].present);
  CHECK(dirty[0].runs == 1);
  CHECK(dirty[0].first_seen == day(0));
  CHECK(dirty[0].last_seen == day(4));
  CHECK(dirty[0].last_change == day(5));
  (void)observe(memory, 9, make_page(kPolicy));
  dirty = memory.take_dirty();
  REQUIRE(dirty.size() == 1);
  CHECK(dirty[0].present);
  CHECK(dirty[0].runs == 2);
  CHECK(dirty[0].last_change == day(9));
}

TEST_CASE("labels that rotate around the text are not remembered", "[analysis]") {
  std::vector<BlockText> page;
  for (const std::string_view text : kPolicy)
    page.push_back({.text = text});
  SourceMemory memory;
  (void)observe(memory, 0, make_document(page));
  (void)memory.take_dirty();
  page.push_back({"", BlockRole::Chrome});
  for (std::int64_t k = 1; k < 50; ++k) {
    const std::string teaser = "Story number " + std::to_string(k);
    page.back().text = teaser;
    (void)observe(memory, k, make_document(page));
  }
  CHECK(memory.take_dirty().empty());
}

namespace {

/// What storage would hold: the latest record of each key.
void store(SourceMemory& memory, std::map<std::uint64_t, SegmentRecord>& stored) {
  for (SegmentRecord& record : memory.take_dirty())
    stored.insert_or_assign(record.key, std::move(record));
}

void check_equal(const Finding& one, const Finding& other) {
  REQUIRE(one.problems == other.problems);
  REQUIRE(one.new_version == other.new_version);
  REQUIRE(one.changes.size() == other.changes.size());
  for (std::size_t i = 0; i < one.changes.size(); ++i) {
    REQUIRE(one.changes[i].id == other.changes[i].id);
    REQUIRE(one.changes[i].not_before == other.changes[i].not_before);
    REQUIRE(one.changes[i].edits.size() == other.changes[i].edits.size());
    for (std::size_t k = 0; k < one.changes[i].edits.size(); ++k) {
      REQUIRE(one.changes[i].edits[k].before == other.changes[i].edits[k].before);
      REQUIRE(one.changes[i].edits[k].after == other.changes[i].edits[k].after);
      REQUIRE(one.changes[i].edits[k].type == other.changes[i].edits[k].type);
    }
  }
}

}  // namespace

TEST_CASE("a memory restored from its records behaves as one that lived on", "[analysis]") {
  const auto seed = GENERATE(range(1U, 30U));
  CAPTURE(seed);
  std::mt19937 random(seed);
  SourceMemory lived;
  std::map<std::uint64_t, SegmentRecord> stored;
  std::optional<UsableCapture> last;
  for (std::int64_t k = 0; k < 25; ++k) {
    std::vector<BlockText> page;
    for (const std::string_view text : kPolicy) {
      if (random() % 8 == 0) continue;
      page.push_back({text, random() % 6 == 0 ? BlockRole::Chrome : BlockRole::Main});
    }
    std::shuffle(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(page.size() / 3), random);
    Document document = make_document(page);
    if (random() % 7 == 0) document.problems.push_back(CaptureProblem::Challenge);
    std::vector<SegmentRecord> records;
    for (const auto& entry : stored)
      records.push_back(entry.second);
    std::shuffle(records.begin(), records.end(), random);
    SourceMemory restored(std::move(records), last);
    const Finding finding = observe(lived, k, document);
    check_equal(finding, observe(restored, k, document));
    REQUIRE(lived.last_usable() == restored.last_usable());
    store(lived, stored);
    if (finding.problems.empty()) last = UsableCapture{day(k), document};
  }
}

TEST_CASE("a change is classed the same whatever else the page shows", "[analysis]") {
  const auto surroundings = GENERATE(range(0U, 4U));
  std::vector<BlockText> before;
  for (unsigned k = 0; k < surroundings; ++k)
    before.push_back({"An unrelated paragraph about something else entirely, which stays."});
  for (const std::string_view text : kPolicy)
    before.push_back({.text = text});
  for (unsigned k = 0; k < surroundings; ++k)
    before.push_back({"Careers", BlockRole::Chrome});
  std::vector<BlockText> after = before;
  after[surroundings + 1].text = "We decide case by case.";
  SourceMemory memory;
  (void)observe(memory, 0, make_document(before));
  const Finding finding = observe(memory, 1, make_document(after));
  REQUIRE(finding.changes.size() == 1);
  CHECK(finding.changes[0].change_class == ChangeClass::Substantive);
  CHECK(finding.changes[0].edits.size() == 2);
}

}  // namespace labledger::analysis

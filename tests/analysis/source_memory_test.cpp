#include "analysis/source_memory.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/analysis/document_builder.hpp"
#include "tests/analysis/policy_page.hpp"

namespace labledger::analysis {

TEST_CASE("the first capture is a version and no change", "[analysis]") {
  SourceMemory memory;
  const Finding finding = observe(memory, 3, make_page(policy()));
  CHECK(finding.new_version);
  CHECK(finding.changes.empty());
  CHECK(memory.last_usable() == day(3));
  CHECK(memory.take_dirty().size() == policy().size());
  CHECK(memory.take_dirty().empty());
}

TEST_CASE("the same page again gives nothing and writes nothing", "[analysis]") {
  SourceMemory memory = remember_policy();
  (void)memory.take_dirty();
  const Finding finding = observe(memory, 1, make_page(policy()));
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
  const Finding finding = observe(
      memory, 5,
      make_page(policy_with(1,
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
  CHECK(change.edits[0].before->exact == policy()[1]);
  CHECK(change.edits[0].after->exact.find("try not to") != std::string::npos);
}

TEST_CASE("a capture names the wordings that are new, and what each took the place of",
          "[analysis]") {
  SourceMemory memory;
  const Finding first = observe(memory, 0, make_page(policy()));
  REQUIRE(first.wordings.size() == policy().size());
  CHECK_FALSE(first.wordings[0].replaced.has_value());
  const auto changed = policy_with(1,
                                   "We will try not to release a model that helps with weapons of "
                                   "mass destruction.");
  const Finding second = observe(memory, 1, make_page(changed));
  REQUIRE(second.wordings.size() == 1);
  CHECK(second.wordings[0].segment == 1);
  const Segmentation before = segment(make_page(policy()));
  CHECK(second.wordings[0].replaced == before.segments[1].key);
  SECTION("one that comes back is not new") {
    CHECK(observe(memory, 20, make_page(policy())).wordings.empty());
  }
  SECTION("one that comes by itself took no place") {
    auto longer = changed;
    longer.push_back("The board hears of every serious incident within one working week.");
    const Finding third = observe(memory, 2, make_page(longer));
    REQUIRE(third.wordings.size() == 1);
    CHECK(third.wordings[0].segment == longer.size() - 1);
    CHECK_FALSE(third.wordings[0].replaced.has_value());
  }
  SECTION("the same page has none") {
    CHECK(observe(memory, 2, make_page(changed)).wordings.empty());
  }
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
  const Edit& edit = find_change(finding, ChangeClass::Substantive)->edits.at(0);
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
      {policy_with(
           3, "We keep records of every incident for two years and share them with regulators."),
       "one figure"},
      {policy_with(7, "Updated June 1, 2025"), "the stated date"},
      {policy_without(4), "a sentence gone"},
      {policy_with(4, "The board of directors may stop any release at any time for any reason."),
       "one small word"},
      {policy_with(5, "Employees can raise concerns, by name or without a name, at any time."),
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
  for (const std::string_view text : policy())
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
  for (const std::string_view text : policy())
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
    CHECK(observe(memory, 2, make_page(policy())).changes.empty());
  }
  SECTION("changed behind the wall: the interval reaches back to the last good capture") {
    const Finding finding = observe(memory, 2, make_page(policy_without(1)));
    REQUIRE(alerts(finding));
    CHECK(finding.changes[0].not_before == day(0));
  }
}

TEST_CASE("a page of which nearly nothing is left has collapsed", "[analysis]") {
  SourceMemory memory = remember_policy();
  CHECK(observe(memory, 1, make_page({"Something went wrong."})).problems ==
        std::vector{CaptureProblem::Collapsed});
  CHECK(observe(memory, 2, make_page({})).problems == std::vector{CaptureProblem::Collapsed});
  CHECK(observe(memory, 3, make_page(policy())).changes.empty());
  SECTION("half a page is not: it has been cut down") {
    CHECK(alerts(
        observe(memory, 4, make_page({policy()[0], policy()[1], policy()[2], policy()[3]}))));
  }
  SECTION("a short page never collapses") {
    SourceMemory small;
    (void)observe(small, 0, make_page({"We test all models.", "We publish."}));
    CHECK(alerts(observe(small, 1, make_page({"Gone."}))));
  }
}

TEST_CASE("event ids depend on source, time and wording alone", "[analysis]") {
  const auto id = [](std::string_view url, std::int64_t on_day, std::string_view text) {
    SourceMemory memory;
    (void)memory.observe({url, day(0), make_page(policy())});
    return memory.observe({url, day(on_day), make_page(policy_with(1, text))}).changes.at(0).id;
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
  (void)observe(memory, 5, make_page(policy_without(1)));
  std::vector<SegmentRecord> dirty = memory.take_dirty();
  REQUIRE(dirty.size() == 1);
  CHECK(dirty[0].text == policy()[1]);
  CHECK_FALSE(dirty[0].present);
  CHECK(dirty[0].runs == 1);
  CHECK(dirty[0].first_seen == day(0));
  CHECK(dirty[0].last_seen == day(4));
  CHECK(dirty[0].last_change == day(5));
  (void)observe(memory, 9, make_page(policy()));
  dirty = memory.take_dirty();
  REQUIRE(dirty.size() == 1);
  CHECK(dirty[0].present);
  CHECK(dirty[0].runs == 2);
  CHECK(dirty[0].last_change == day(9));
}

TEST_CASE("labels that rotate around the text are not remembered", "[analysis]") {
  std::vector<BlockText> page;
  for (const std::string_view text : policy())
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

TEST_CASE("a change is classed the same whatever else the page shows", "[analysis]") {
  const auto surroundings = GENERATE(range(0U, 4U));
  std::vector<BlockText> before;
  for (unsigned k = 0; k < surroundings; ++k)
    before.push_back({"An unrelated paragraph about something else entirely, which stays."});
  for (const std::string_view text : policy())
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

#include "analysis/announcement.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace labledger::analysis {
namespace {

constexpr std::string_view kFeed = "https://acme.example/news.xml";

Instant day(std::string_view text) {
  return parse_rfc3339(std::string(text).append("T12:00:00Z")).value();
}

StatedDate dated(std::string value, DatePrecision precision = DatePrecision::Day) {
  return {.value = std::move(value), .precision = precision, .source = "text"};
}

Edit added(std::string sentence, std::string heading = "Policy") {
  Edit edit;
  edit.after = Quote{};
  edit.after->exact = std::move(sentence);
  edit.after->heading = std::move(heading);
  return edit;
}

/// A change between 10 and 12 March 2025 of the page "Model release policy | Acme".
struct Scene {
  Change change;
  AnnouncementCase around;
  std::vector<Notice> notices;
  std::vector<ListCoverage> lists;

  Scene() {
    change.not_before = day("2025-03-10");
    change.not_after = day("2025-03-12");
    change.edits = {added("We test each model once.")};
    around.page_url = "https://acme.example/policy";
    around.page_title = "Acme's Model Release Policy | Acme";
    around.lab_names = {"Acme", "Acme AI Inc."};
  }

  void publish(std::string title, std::string_view seen,
               std::string url = "https://acme.example/news/1") {
    notices.push_back({.title = std::move(title),
                       .url = std::move(url),
                       .list = std::string(kFeed),
                       .first_seen = day(seen)});
  }

  void read_feed(std::string_view since, std::string_view until) {
    lists.push_back({.url = std::string(kFeed), .since = day(since), .until = day(until)});
  }

  [[nodiscard]] AnnouncementFinding search() {
    around.notices = notices;
    around.lists = lists;
    Lexicon lexicon;
    lexicon.cues = {{.group = "announcement",
                     .name = "heading",
                     .severity = {},
                     .pattern = "version history",
                     .matches = "Version history",
                     .near_miss = "History"},
                    {.group = "announcement",
                     .name = "sentence",
                     .severity = {},
                     .pattern = "we have updated (?:this|our) policy",
                     .matches = "We have updated our policy.",
                     .near_miss = "We may update it."}};
    return AnnouncementSearch::compile(lexicon).value().search(change, around);
  }
};

TEST_CASE("without anything to look at it is unknown whether a change was announced") {
  const AnnouncementFinding finding = Scene().search();
  CHECK(finding.announced == Announced::Unknown);
  CHECK(finding.looked_at.empty());
  CHECK(finding.by.empty());
}

TEST_CASE("a page whose own date stands still did not announce its change") {
  Scene scene;
  scene.around.dated_before = dated("2024-05-01");
  scene.around.dated_after = dated("2024-05-01");
  const AnnouncementFinding finding = scene.search();
  CHECK(finding.announced == Announced::No);
  CHECK(finding.looked_at ==
        std::vector<std::string>{"the page's own date, which stayed 2024-05-01"});
}

TEST_CASE("a page's own date that moves into the window announces the change") {
  Scene scene;
  scene.around.dated_before = dated("2024-05-01");
  scene.around.dated_after = dated("2025-03-11");
  const AnnouncementFinding finding = scene.search();
  CHECK(finding.announced == Announced::Yes);
  CHECK(finding.by ==
        std::vector<std::string>{"the page's own date moved from 2024-05-01 to 2025-03-11"});
}

TEST_CASE("a date that moves to another time, or names no day, announces nothing") {
  Scene scene;
  scene.around.dated_before = dated("2024-05-01");
  scene.around.dated_after = dated("2024-06-01");
  CHECK(scene.search().announced == Announced::No);
  scene.around.dated_after = dated("2025-03", DatePrecision::Month);
  CHECK(scene.search().announced == Announced::No);
}

TEST_CASE("the window around a change ends after fourteen days on both sides") {
  const auto announced_when_dated = [](std::string date) {
    Scene scene;
    scene.around.dated_before = dated("2024-05-01");
    scene.around.dated_after = dated(std::move(date));
    return scene.search().announced == Announced::Yes;
  };
  CHECK_FALSE(announced_when_dated("2025-02-23"));
  CHECK(announced_when_dated("2025-02-24"));
  CHECK(announced_when_dated("2025-03-26"));
  CHECK_FALSE(announced_when_dated("2025-03-27"));
}

TEST_CASE("a sentence in the change log, or one that tells of an update, announces the change") {
  Scene scene;
  scene.change.edits.push_back(added("2.2: fewer tests.", "Policy › Version history"));
  AnnouncementFinding finding = scene.search();
  CHECK(finding.announced == Announced::Yes);
  CHECK(finding.by == std::vector<std::string>{"its change log: \"2.2: fewer tests.\""});

  scene.change.edits = {added("In March we have updated our policy.")};
  finding = scene.search();
  CHECK(finding.by ==
        std::vector<std::string>{"the page itself: \"In March we have updated our policy.\""});
}

TEST_CASE("a change log that lost a sentence announces nothing") {
  Scene scene;
  Edit removed = added("2.2: fewer tests.", "Policy › Version history");
  std::swap(removed.before, removed.after);
  scene.change.edits = {removed};
  CHECK(scene.search().announced == Announced::Unknown);
}

TEST_CASE("a notice that names the page announces its change, whatever the lab calls itself") {
  Scene scene;
  scene.publish("Introducing our updated model release policy", "2025-03-13");
  const AnnouncementFinding finding = [&] {
    scene.read_feed("2025-01-01", "2025-04-01");
    return scene.search();
  }();
  CHECK(finding.announced == Announced::Yes);
  REQUIRE(finding.by.size() == 1);
  CHECK(finding.by.front() ==
        "\"Introducing our updated model release policy\" (https://acme.example/news/1), first "
        "seen on 2025-03-13");
}

TEST_CASE("notices about something else, or of another time, leave a change unannounced") {
  Scene scene;
  scene.read_feed("2025-01-01", "2025-04-01");
  scene.publish("Acme opens an office", "2025-03-12");
  scene.publish("Our model release policy", "2025-01-15");
  const AnnouncementFinding finding = scene.search();
  CHECK(finding.announced == Announced::No);
  CHECK(finding.by.empty());
  CHECK(finding.looked_at ==
        std::vector<std::string>{"1 new entry in https://acme.example/news.xml between 2025-02-24 "
                                 "and 2025-03-26"});
}

TEST_CASE("a page with a name of one word is recognised by its address only") {
  Scene scene;
  scene.read_feed("2025-01-01", "2025-04-01");
  scene.around.page_title = "Safety | Acme";
  scene.publish("Safety in our offices", "2025-03-12");
  CHECK(scene.search().announced == Announced::No);
  scene.publish("Safety", "2025-03-12", "https://acme.example/policy");
  CHECK(scene.search().announced == Announced::Yes);
}

TEST_CASE("a list that was not read on both sides of a change says nothing about it") {
  Scene scene;
  scene.read_feed("2025-03-11", "2025-04-01");
  CHECK(scene.search().announced == Announced::Unknown);
  scene.lists.clear();
  scene.read_feed("2025-01-01", "2025-03-11");
  CHECK(scene.search().announced == Announced::Unknown);
}

}  // namespace
}  // namespace labledger::analysis

#include "analysis/promises/deadline_reader.hpp"

#include <chrono>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "core/names.hpp"
#include "tests/support/shipped_lexicon.hpp"

namespace labledger::analysis {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

const DeadlineReader& reader() {
  static const DeadlineReader kReader = [] {
    auto compiled = DeadlineReader::compile(shipped_lexicon());
    REQUIRE(compiled.has_value());
    return std::move(compiled).value();
  }();
  return kReader;
}

Day on(int of_year, unsigned of_month, unsigned of_day) {
  return Day(year(of_year) / month(of_month) / day(of_day));
}

/// A document dated 14 March 2026.
SayingDay dated() {
  return {.first = on(2026, 3, 14), .last = on(2026, 3, 14), .basis = DeadlineBasis::Stated};
}

/// Nothing is known but a first capture on 14 March 2026.
SayingDay captured() {
  return {.first = {}, .last = on(2026, 3, 14), .basis = DeadlineBasis::Captured};
}

/// "2026-07-01 2026-09-30 written", "event: …", "every 6 months", joined by " | ".
std::string deadlines_of(const std::string& sentence, const SayingDay& said = dated()) {
  std::string all;
  for (const Deadline& deadline : reader().read(sentence, said).deadlines) {
    if (!all.empty()) all += " | ";
    if (deadline.kind == DeadlineKind::Event) {
      all.append("event: ").append(deadline.words);
    } else if (deadline.kind == DeadlineKind::Recurring) {
      all += deadline_words(deadline);
    } else {
      all.append(deadline.earliest ? format_date(*deadline.earliest) : "?").append(" ");
      all.append(format_date(*deadline.latest)).append(" ").append(name_of(deadline.basis));
    }
  }
  return all;
}

struct Row {
  const char* sentence;
  const char* deadlines;
  const char* why;
};

}  // namespace

TEST_CASE("a date in a sentence is read as the days that it may mean", "[analysis]") {
  const auto row = GENERATE(values<Row>({
      {"We will publish it by 2027.", "2026-12-31 2027-12-31 written", "before or within"},
      {"We will publish it by the end of 2027.", "2027-12-31 2027-12-31 written", "its last day"},
      {"We will publish it in Q3 2026.", "2026-07-01 2026-09-30 written", "a quarter"},
      {"We will publish it in the third quarter of 2026.", "2026-07-01 2026-09-30 written",
       "in words"},
      {"We will publish it in the second half of 2026.", "2026-07-01 2026-12-31 written", "half"},
      {"We will publish it by H1 2027.", "2026-12-31 2027-06-30 written", "half, short"},
      {"We will publish it by 1 March 2027.", "2027-03-01 2027-03-01 written", "a day"},
      {"We will publish it no later than March 1, 2027.", "2027-03-01 2027-03-01 written",
       "American"},
      {"We will publish it by 2027-03-01.", "2027-03-01 2027-03-01 written", "ISO 8601"},
      {"We will publish it before 2027.", "2026-12-31 2026-12-31 written", "the day before"},
      {"We will publish it in late 2026.", "2026-09-01 2026-12-31 written", "the last third"},
      {"We will publish it by mid-2026.", "2026-05-01 2026-08-31 written", "the middle third"},
      {"We will publish it by the end of June 2026.", "2026-06-30 2026-06-30 written", "a month"},
      {"We will publish it by year-end 2026.", "2026-12-31 2026-12-31 written", "as traders say"},
      {"We will publish it by summer 2027.", "2027-05-31 2027-08-31 written", "a season"},
      {"The trial runs until it ends in May 2031, and we will publish it then.",
       "2031-05-01 2031-05-31 written", "May, the month"},
  }));
  CAPTURE(row.sentence, row.why);
  CHECK(deadlines_of(row.sentence) == row.deadlines);
  CHECK(deadlines_of(row.sentence, captured()) == row.deadlines);  // Whenever it was said.
}

TEST_CASE("a time that counts from now counts from the day of the document", "[analysis]") {
  const auto row = GENERATE(values<Row>({
      {"We will publish it within 18 months.", "2027-09-14 2027-09-14 stated", "months"},
      {"We plan to train it in the next 18 months.", "2027-09-14 2027-09-14 stated", "in the next"},
      {"We will spend it over the next four years.", "2030-03-14 2030-03-14 stated", "years"},
      {"We will spend it over the next year.", "2027-03-14 2027-03-14 stated", "a year"},
      {"We will publish it within the next thirty (30) days.", "2026-04-13 2026-04-13 stated",
       "days, and it says from now"},
      {"We will publish it within two to three years.", "2028-03-14 2029-03-14 stated", "a range"},
      {"We will publish it within twenty-four months.", "2028-03-14 2028-03-14 stated", "in words"},
      {"We will publish it by the end of the year.", "2026-12-31 2026-12-31 stated", "this year"},
      {"We will publish it by year's end.", "2026-12-31 2026-12-31 stated", "this year, short"},
      {"We will publish it next year.", "2027-01-01 2027-12-31 stated", "next year"},
      {"Later this year we will publish it.", "2026-03-14 2026-12-31 stated", "from today on"},
      {"We will publish it by summer.", "2026-05-31 2026-08-31 stated", "the coming summer"},
      {"We will publish it by March.", "2026-02-28 2026-03-31 stated", "the month we are in"},
      {"We will publish it by February.", "2027-01-31 2027-02-28 stated", "the next one"},
      {"We will publish it next quarter.", "2026-04-01 2026-06-30 stated", "a quarter"},
      {"We will publish it by the end of the decade.", "2029-12-31 2030-12-31 stated", "or 2030"},
  }));
  CAPTURE(row.sentence, row.why);
  CHECK(deadlines_of(row.sentence) == row.deadlines);
}

TEST_CASE("without the day of the document a deadline is the latest that it can be", "[analysis]") {
  CHECK(deadlines_of("We will publish it within 18 months.", captured()) ==
        "? 2027-09-14 captured");
  CHECK(deadlines_of("We will publish it by the end of the year.", captured()) ==
        "? 2026-12-31 captured");
  SECTION("and an interval when it came between two captures") {
    const SayingDay between{
        .first = on(2025, 12, 20), .last = on(2026, 1, 10), .basis = DeadlineBasis::Captured};
    CHECK(deadlines_of("We will publish it within 6 months.", between) ==
          "2026-06-20 2026-07-10 captured");
    CHECK(deadlines_of("We will publish it by the end of the year.", between) ==
          "2025-12-31 2026-12-31 captured");
  }
  SECTION("or as wide as the date that the document states") {
    const SayingDay in_2025{
        .first = on(2025, 1, 1), .last = on(2025, 12, 31), .basis = DeadlineBasis::Stated};
    CHECK(deadlines_of("We will publish it within 6 months.", in_2025) ==
          "2025-07-01 2026-06-30 stated");
  }
  SECTION("a month ends where it has no such day") {
    const SayingDay end_of_january{
        .first = on(2027, 1, 31), .last = on(2027, 1, 31), .basis = DeadlineBasis::Stated};
    CHECK(deadlines_of("We will publish it over the next month.", end_of_january) ==
          "2027-02-28 2027-02-28 stated");
  }
}

TEST_CASE("an older promise that is told counts from its own date", "[analysis]") {
  CHECK(
      deadlines_of("In July 2023 we committed to spend a fifth of it over the next four years.") ==
      "2027-07-01 2027-07-31 written");
  CHECK(deadlines_of("In 2024 we pledged to publish it by 2026.") ==
        "2025-12-31 2026-12-31 written");
}

TEST_CASE("what hangs on something else has no date", "[analysis]") {
  const auto row = GENERATE(values<Row>({
      {"We will test it before the next model.", "event: before the next model", "a model"},
      {"We test each model prior to external deployment.", "event: prior to external deployment",
       "a release"},
      {"We will run them on new models prior to release.", "event: prior to release",
       "another event's words before it"},
      {"We will do so before we deploy it.", "event: before we deploy", "an act"},
      {"We will publish it within 30 days of its launch.", "event: within 30 days of its launch",
       "counted from it"},
      {"We will publish it no later than 90 days after the model is released.",
       "event: no later than 90 days after the model is released", "counted from it"},
      {"We respond to each report within 5 business days.", "event: within 5 business days",
       "each time"},
      {"We delete what you sent within three months.", "event: within three months", "each time"},
      {"We will publish it before any changes take effect.",
       "event: before any changes take effect", "a change of its own"},
      {"We will publish it by the next AI summit.", "event: by the next AI summit", "a meeting"},
  }));
  CAPTURE(row.sentence, row.why);
  CHECK(deadlines_of(row.sentence) == row.deadlines);
}

TEST_CASE("a length that hangs on a written date has one", "[analysis]") {
  CHECK(deadlines_of("We will publish it within 30 days of 1 June 2026.") ==
        "2026-07-01 2026-07-01 written");
  CHECK(deadlines_of("We will publish it within 30 days from now.") ==
        "2026-04-13 2026-04-13 stated");
}

TEST_CASE("what comes again and again is told by its period", "[analysis]") {
  const auto row = GENERATE(values<Row>({
      {"It is assessed at least every six months.", "every 6 months", "six"},
      {"The board reviews it at least annually.", "every 12 months", "a year"},
      {"The board reviews it at least once a year.", "every 12 months", "once"},
      {"It is assessed every four months.", "every 4 months", "four"},
      {"It is assessed every 90 days.", "every 90 days", "days"},
      {"We publish the numbers quarterly.", "every 3 months", "a quarter"},
      {"We publish the numbers by the end of each quarter.", "every 3 months", "each"},
      {"We test it every week.", "every 7 days", "a week"},
  }));
  CAPTURE(row.sentence, row.why);
  CHECK(deadlines_of(row.sentence) == row.deadlines);
}

TEST_CASE("what only looks like a deadline is none", "[analysis]") {
  const auto row = GENERATE(values<Row>({
      {"We improve safety by training it on less.", "", "by: how"},
      {"We published it in 2024.", "", "it is over"},
      {"In March we published it.", "", "told, not promised"},
      {"By August 2025 we had sold more than ever.", "", "told, not promised"},
      {"We trained it in 3 months.", "", "how long it took"},
      {"We will share more in the coming months.", "", "no number"},
      {"It was built before us.", "", "before: nothing of ours"},
      {"As before, we keep what we have said.", "", "before: earlier"},
      {"You may march on to the next page.", "", "verbs, not months"},
      {"We have 2027 chips in 4 halls.", "", "a number, not a year"},
      {"Every model is tested.", "", "no period"},
      {"We keep it within limits.", "", "no time"},
      {"Our annual revenue grew.", "", "no promise of a period"},
      {"", "", "nothing"},
  }));
  CAPTURE(row.sentence, row.why);
  CHECK(deadlines_of(row.sentence) == row.deadlines);
}

TEST_CASE("several deadlines of a sentence are all read, each once", "[analysis]") {
  CHECK(deadlines_of("We will cut it by half by 2030 and to nothing by the end of 2040.") ==
        "2029-12-31 2030-12-31 written | 2040-12-31 2040-12-31 written");
  CHECK(deadlines_of("We review it annually and before the next model.") ==
        "every 12 months | event: before the next model");
}

TEST_CASE("any bytes are read without harm, and of a long sentence the beginning", "[analysis]") {
  CHECK(deadlines_of("by \xff\xfe 2027-\x80, within 99999999999 months") ==
        "2026-12-31 2027-12-31 written");
  std::string chain;
  for (int i = 0; i < 20'000; ++i)
    chain += "by the end of the ";
  CHECK(deadlines_of(chain).empty());
  CHECK(deadlines_of(chain + "year").empty());
  CHECK(deadlines_of("We will do it within 9999 years.") == "12025-03-14 12025-03-14 stated");
}

}  // namespace labledger::analysis

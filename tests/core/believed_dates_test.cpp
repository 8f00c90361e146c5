#include "core/believed_dates.hpp"

#include <catch2/catch.hpp>

namespace labledger {
namespace {

const Instant kCaptured = *parse_rfc3339("2025-08-14T20:00:00Z");

StatedDate stated(const char* value, DatePrecision precision) {
  return {value, precision, "meta date", {}};
}

}  // namespace

TEST_CASE("a date later than the capture is not believed, and says why", "[core]") {
  struct Row {
    StatedDate date;
    bool is_believed;
    const char* why;
  };
  using enum DatePrecision;
  const auto row = GENERATE(values<Row>({
      {stated("2025-08-14", Day), true, "the day itself"},
      {stated("2025-08-15", Day), true, "tomorrow, which it already is elsewhere"},
      {stated("2025-08-16", Day), false, "the day after"},
      {stated("2025-08-15T19:59:00Z", Second), true, "within a day"},
      {stated("2025-08-15T20:01:00Z", Second), false, "over a day"},
      {stated("2025-08-15T23:30:00+05:00", Second), true, "within a day, by its offset"},
      {stated("2025-08", Month), true, "the month itself"},
      {stated("2025-09", Month), false, "the next month"},
      {stated("2025", Year), true, "the year itself"},
      {stated("2026", Year), false, "the next year"},
  }));
  CAPTURE(row.why);
  Document document;
  document.published = row.date;
  const BelievedDates dates = believe_dates(document, kCaptured);
  CHECK(dates.published.has_value() == row.is_believed);
  REQUIRE(dates.refused.size() == (row.is_believed ? 0 : 1));
  if (row.is_believed) return;
  CHECK(dates.refused[0] ==
        "published '" + row.date.value + "' (meta date) is later than the capture on 2025-08-14");
}

TEST_CASE("a text may be in force from a day to come", "[core]") {
  Document document;
  document.effective = stated("2026-01-01", DatePrecision::Day);
  document.modified = stated("2026-01-01", DatePrecision::Day);
  const BelievedDates dates = believe_dates(document, kCaptured);
  CHECK(dates.effective == document.effective);
  CHECK_FALSE(dates.modified.has_value());
}

TEST_CASE("a relative date becomes a day that says what it is relative to", "[core]") {
  Document document;
  document.modified_ago = RelativeDate{std::chrono::hours(24), "yesterday", "en"};
  const BelievedDates dates = believe_dates(document, kCaptured);
  REQUIRE(dates.modified.has_value());
  CHECK(dates.modified->value == "2025-08-13");
  CHECK(dates.modified->precision == DatePrecision::Day);
  CHECK(dates.modified->source == "relative to the capture: \"yesterday\"");
  CHECK(dates.modified->language == "en");
  document.modified = stated("2025-08-01", DatePrecision::Day);
  CHECK(believe_dates(document, kCaptured).modified == document.modified);
  CHECK_FALSE(dates.published.has_value());
}

}  // namespace labledger

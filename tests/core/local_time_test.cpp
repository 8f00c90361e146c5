#include "core/local_time.hpp"

#include <catch2/catch.hpp>

namespace labledger {
namespace {

std::string next(const LocalTime& time, const std::string& after) {
  const auto at = next_local_time(time, parse_rfc3339(after).value());
  REQUIRE(at.has_value());
  return format_rfc3339(*at);
}

LocalTime berlin(int hour, int minute = 0) {
  return {.zone = "Europe/Berlin",
          .time_of_day = std::chrono::minutes{hour * 60 + minute},
          .weekday = {}};
}

}  // namespace

TEST_CASE("a local time comes again the same day or the next", "[core]") {
  CHECK(next(berlin(8), "2025-08-14T05:59:59Z") == "2025-08-14T06:00:00Z");
  CHECK(next(berlin(8), "2025-08-14T06:00:00Z") == "2025-08-15T06:00:00Z");
  CHECK(next(berlin(8), "2025-12-14T00:00:00Z") == "2025-12-14T07:00:00Z");
}

TEST_CASE("a time that the change to summer time leaves out counts as the change", "[core]") {
  // 2025-03-30: clocks go from 02:00 to 03:00.
  CHECK(next(berlin(2, 30), "2025-03-29T12:00:00Z") == "2025-03-30T01:00:00Z");
}

TEST_CASE("a time that comes twice counts once, the first time", "[core]") {
  // 2025-10-26: clocks go from 03:00 back to 02:00.
  CHECK(next(berlin(2, 30), "2025-10-25T12:00:00Z") == "2025-10-26T00:30:00Z");
  CHECK(next(berlin(2, 30), "2025-10-26T00:30:00Z") == "2025-10-27T01:30:00Z");
}

TEST_CASE("a weekday is the zone's, not UTC's", "[core]") {
  // Sunday 22:30 UTC is Monday 00:30 in Berlin.
  LocalTime monday = berlin(0, 15);
  monday.weekday = 1;
  CHECK(next(monday, "2025-08-17T12:00:00Z") == "2025-08-17T22:15:00Z");
  CHECK(next(monday, "2025-08-17T22:15:00Z") == "2025-08-24T22:15:00Z");
  CHECK(local_day("Europe/Berlin", parse_rfc3339("2025-08-17T22:15:00Z").value()).value() ==
        "2025-08-18");
}

TEST_CASE("an unknown zone is named", "[core]") {
  CHECK(is_time_zone("UTC"));
  CHECK_FALSE(is_time_zone("Europe/Atlantis"));
  CHECK_FALSE(is_time_zone(""));
  CHECK_FALSE(is_time_zone("../../etc/passwd"));
  const auto at = next_local_time({.zone = "Mars/Base", .time_of_day = {}, .weekday = {}}, {});
  REQUIRE_FALSE(at.has_value());
  CHECK(at.error().kind == ErrorKind::Config);
  CHECK(at.error().message.find("Mars/Base") != std::string::npos);
}

}  // namespace labledger

#include "reports/source_health.hpp"

#include <catch2/catch.hpp>

namespace labledger::reports {
namespace {

constexpr Instant kNow{1'700'000'000'000};

SourceReport tried(FetchOutcome outcome, std::vector<CaptureProblem> problems) {
  SourceReport source;
  source.source.interval = std::chrono::hours{24};
  source.last_attempt = Attempt{
      .at = kNow, .outcome = outcome, .status = 0, .problems = std::move(problems), .error = ""};
  return source;
}

}  // namespace

TEST_CASE("the last attempt tells the health of a source", "[reports]") {
  struct Row {
    FetchOutcome outcome;
    std::vector<CaptureProblem> problems;
    SourceHealth health;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {FetchOutcome::Fetched, {}, SourceHealth::Current, "the page came"},
      {FetchOutcome::NotModified, {}, SourceHealth::Current, "the server vouched for it"},
      {FetchOutcome::Fetched,
       {CaptureProblem::Challenge},
       SourceHealth::Unparsed,
       "status 200, but not the page"},
      {FetchOutcome::NotModified,
       {CaptureProblem::NoText},
       SourceHealth::Unparsed,
       "the server vouched for an empty shell"},
      {FetchOutcome::Gone, {}, SourceHealth::Gone, "404"},
      {FetchOutcome::Disallowed, {}, SourceHealth::Disallowed, "robots.txt"},
      {FetchOutcome::Blocked, {}, SourceHealth::Blocked, "403"},
      {FetchOutcome::Error, {}, SourceHealth::Failing, "no answer"},
  }));
  CAPTURE(row.why);
  SourceReport source = tried(row.outcome, row.problems);
  CHECK(health_of(source, kNow) == row.health);
  source.source.enabled = false;
  CHECK(health_of(source, kNow) == SourceHealth::Disabled);
}

TEST_CASE("a source that nobody tried is neither good nor bad", "[reports]") {
  CHECK(health_of(SourceReport{}, kNow) == SourceHealth::NeverTried);
  CHECK_FALSE(is_seen(SourceHealth::NeverTried));
}

TEST_CASE("a source goes stale two intervals after the latest time of the next look", "[reports]") {
  const SourceReport source = tried(FetchOutcome::Fetched, {});
  CHECK(health_of(source, kNow + std::chrono::hours{144}) == SourceHealth::Current);
  CHECK(health_of(source, kNow + std::chrono::hours{145}) == SourceHealth::Stale);
  CHECK(health_of(tried(FetchOutcome::Blocked, {}), kNow + std::chrono::hours{145}) ==
        SourceHealth::Blocked);
}

TEST_CASE("a silence is too long only where the registry says how long is", "[reports]") {
  SourceReport source = tried(FetchOutcome::Fetched, {});
  source.first_seen = kNow;
  CHECK_FALSE(is_silent_too_long(source, kNow + std::chrono::hours{10000}));
  source.source.expect.max_silence = std::chrono::hours{48};
  CHECK_FALSE(is_silent_too_long(source, kNow + std::chrono::hours{48}));
  CHECK(is_silent_too_long(source, kNow + std::chrono::hours{49}));
  source.last_change = kNow + std::chrono::hours{24};
  CHECK_FALSE(is_silent_too_long(source, kNow + std::chrono::hours{49}));
}

}  // namespace labledger::reports

#include "analysis/health.hpp"

#include <string_view>

#include <catch2/catch.hpp>

namespace labledger::analysis {
namespace {

/// Sights from letters, newest first: s seen, f failed, r refused, m missing.
std::vector<Sight> sights(std::string_view letters) {
  std::vector<Sight> all;
  for (const char c : letters) {
    all.push_back(c == 's'   ? Sight::Seen
                  : c == 'f' ? Sight::Failed
                  : c == 'r' ? Sight::Refused
                             : Sight::Missing);
  }
  return all;
}

HealthState after(HealthState before, std::string_view letters) {
  return next_health({.before = before, .was_seen = true, .breach = false}, sights(letters));
}

}  // namespace

TEST_CASE("a source falls when three of its last five attempts failed, and not before",
          "[analysis]") {
  using enum HealthState;
  struct Row {
    HealthState before;
    std::string_view newest_first;
    HealthState state;
    const char* why;
  };
  const Row row = GENERATE(
      Row{Ok, "s", Ok, "a first success"}, Row{Ok, "fs", Suspect, "one failure says nothing"},
      Row{Suspect, "ffs", Suspect, "nor do two"}, Row{Suspect, "fffs", Down, "three do"},
      Row{Suspect, "fsffs", Down, "three of five, with a success between"},
      Row{Suspect, "fsfsf", Down, "every other time is no way to watch"},
      Row{Suspect, "fsfss", Suspect, "two of five"},
      Row{Suspect, "fssssfff", Suspect, "only the last five count"},
      Row{Suspect, "rrr", Blocked, "refusals"}, Row{Suspect, "mmm", Gone, "the server's word"},
      Row{Suspect, "rrfff", Down, "the more frequent kind"},
      Row{Suspect, "rrffs", Blocked, "of two equally frequent kinds, the newest"},
      Row{Suspect, "frfrs", Down, "the same, the other way"});
  CAPTURE(row.why);
  CHECK(after(row.before, row.newest_first) == row.state);
}

TEST_CASE("a fallen source recovers after two successes and settles after four", "[analysis]") {
  using enum HealthState;
  const HealthState fallen = GENERATE(Down, Blocked, Gone);
  CHECK(after(fallen, "sffff") == fallen);
  CHECK(after(fallen, "ssfff") == Recovered);
  CHECK(after(Recovered, "sssff") == Recovered);
  CHECK(after(Recovered, "ssssf") == Ok);
  CHECK(after(Recovered, "fssff") == Down);
  CHECK(after(fallen, "fssss") == fallen);
}

TEST_CASE("a source that was never seen is suspect, however often it fails", "[analysis]") {
  CHECK(next_health({.before = HealthState::Suspect, .was_seen = false, .breach = false},
                    sights("fffff")) == HealthState::Suspect);
  CHECK(next_health({}, {}) == HealthState::Suspect);
}

TEST_CASE("an expectation that does not hold makes a readable source doubtful", "[analysis]") {
  const HealthContext context{.before = HealthState::Ok, .was_seen = true, .breach = true};
  CHECK(next_health(context, sights("s")) == HealthState::Doubtful);
  CHECK(next_health(context, sights("fs")) == HealthState::Suspect);
  CHECK(after(HealthState::Doubtful, "ss") == HealthState::Ok);
}

TEST_CASE("what an attempt came to decides how it counts", "[analysis]") {
  CHECK(sight_of(FetchOutcome::Fetched, {}) == Sight::Seen);
  CHECK(sight_of(FetchOutcome::NotModified, {}) == Sight::Seen);
  CHECK(sight_of(FetchOutcome::Gone, {}) == Sight::Missing);
  CHECK(sight_of(FetchOutcome::Disallowed, {}) == Sight::Refused);
  CHECK(sight_of(FetchOutcome::Blocked, {}) == Sight::Refused);
  CHECK(sight_of(FetchOutcome::Error, {}) == Sight::Failed);
  CHECK(sight_of(FetchOutcome::Fetched, {CaptureProblem::Challenge}) == Sight::Refused);
  CHECK(sight_of(FetchOutcome::Fetched, {CaptureProblem::NoText}) == Sight::Failed);
  CHECK(sight_of(FetchOutcome::Fetched, {CaptureProblem::Collapsed}) == Sight::Seen);
  CHECK(sight_of(FetchOutcome::Fetched, {CaptureProblem::EmptyList}) == Sight::Seen);
  CHECK(sight_of(FetchOutcome::Fetched, {CaptureProblem::OtherCompany}) == Sight::Seen);
  CHECK(sight_of(FetchOutcome::Fetched, {CaptureProblem::WrongKind}) == Sight::Failed);
}

}  // namespace labledger::analysis

#include "analysis/review_queue.hpp"

#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace labledger::analysis {
namespace {

ReviewEntry by(const std::string& author, ReviewAction action) {
  ReviewEntry entry;
  entry.author = author;
  entry.action = action;
  return entry;
}

Change of_severity(std::optional<Severity> severity) {
  Change change;
  change.severity = severity;
  return change;
}

}  // namespace

TEST_CASE("what is grave or unknown waits until somebody judges it", "[analysis]") {
  using enum ReviewCause;
  const std::vector<ReviewEntry> none;
  CHECK(cause_to_review(of_severity(Severity::Critical), none, "") == Critical);
  CHECK(cause_to_review(of_severity(Severity::High), none, "") == High);
  CHECK(cause_to_review(of_severity({}), none, "") == Unjudged);
  CHECK_FALSE(cause_to_review(of_severity(Severity::Medium), none, "").has_value());
  const std::vector<ReviewEntry> noted = {by("Ann", ReviewAction::Note)};
  CHECK(cause_to_review(of_severity(Severity::High), noted, "") == High);
  const std::vector<ReviewEntry> judged = {by("Ann", ReviewAction::Accept)};
  CHECK_FALSE(cause_to_review(of_severity(Severity::High), judged, "").has_value());
  Change cosmetic = of_severity(Severity::High);
  cosmetic.change_class = ChangeClass::Cosmetic;
  CHECK_FALSE(cause_to_review(cosmetic, none, "").has_value());
}

TEST_CASE("a second reviewer is given what others judged, and not what they said", "[analysis]") {
  using enum ReviewCause;
  const std::vector<ReviewEntry> disputed = {by("Ann", ReviewAction::Accept),
                                             by("Bob", ReviewAction::Reject)};
  CHECK(cause_to_review(of_severity(Severity::High), disputed, "") == Disputed);
  CHECK(cause_to_review(of_severity(Severity::High), disputed, "Cyd") == High);
  CHECK(cause_to_review(of_severity(Severity::Low), disputed, "Cyd") == Unreviewed);
  CHECK_FALSE(cause_to_review(of_severity(Severity::High), disputed, "Ann").has_value());
}

}  // namespace labledger::analysis

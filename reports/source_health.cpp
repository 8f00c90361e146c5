#include "reports/source_health.hpp"

#include <array>

namespace labledger::reports {
namespace {

struct Wording {
  std::string_view label;
  std::string_view sentence;
};

/// In the order of the enumerators.
constexpr auto kWordings = std::to_array<Wording>({
    {"seen", "The last attempt gave the page."},
    {"stale", "The page was seen, but not lately: it is due."},
    {"unparsed", "Something came that could not be read as the page."},
    {"blocked", "The server refused or deferred us."},
    {"disallowed", "The site's robots.txt asks programs not to fetch it, and we did not."},
    {"gone", "The server says that the page is not there."},
    {"failing", "No usable answer came."},
    {"never tried", "Nobody has looked yet."},
    {"disabled", "The registry says not to look, because it moved or closed."},
});

SourceHealth health_of_attempt(const Attempt& attempt) {
  switch (attempt.outcome) {
    case FetchOutcome::Fetched:
    case FetchOutcome::NotModified:
      return attempt.problems.empty() ? SourceHealth::Current : SourceHealth::Unparsed;
    case FetchOutcome::Gone:
      return SourceHealth::Gone;
    case FetchOutcome::Disallowed:
      return SourceHealth::Disallowed;
    case FetchOutcome::Blocked:
      return SourceHealth::Blocked;
    case FetchOutcome::Error:
      break;
  }
  return SourceHealth::Failing;
}

}  // namespace

SourceHealth health_of(const SourceReport& source, Instant as_of) {
  if (!source.source.enabled) return SourceHealth::Disabled;
  if (!source.last_attempt) return SourceHealth::NeverTried;
  const SourceHealth health = health_of_attempt(*source.last_attempt);
  if (health != SourceHealth::Current) return health;
  const auto overdue = slowest_interval(source.source) + 2 * source.source.interval;
  const bool is_due = as_of - source.last_attempt->at > overdue;
  return is_due ? SourceHealth::Stale : SourceHealth::Current;
}

bool is_seen(SourceHealth health) {
  return health == SourceHealth::Current || health == SourceHealth::Stale;
}

bool is_silent_too_long(const SourceReport& source, Instant as_of) {
  const std::optional<Instant> newest = source.last_change ? source.last_change : source.first_seen;
  const auto& longest = source.source.expect.max_silence;
  return newest && longest && as_of - *newest > *longest;
}

std::string_view label_of(SourceHealth health) {
  return kWordings.at(static_cast<std::size_t>(health)).label;
}

std::string_view sentence_of(SourceHealth health) {
  return kWordings.at(static_cast<std::size_t>(health)).sentence;
}

}  // namespace labledger::reports

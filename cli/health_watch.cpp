#include "cli/health_watch.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "analysis/health.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

/// What the newest attempt met, as one sentence.
std::string describe(const db::AttemptRow& newest) {
  if (newest.problems.empty()) {
    return fmt::format("the last attempt ended as {}", name_of(newest.outcome));
  }
  return "what came is not believed: " + db::format_problems(newest.problems);
}

/// What is amiss, in words, when the source answers with less or other than expected.
std::string shortfall_words(const std::vector<CaptureProblem>& problems) {
  std::string words;
  for (const CaptureProblem problem : problems) {
    std::string_view one;
    switch (problem) {
      case CaptureProblem::EmptyList:
        one = "it lists nothing now; whether anything was taken down is not known";
        break;
      case CaptureProblem::TooFewItems:
        one = "it lists far fewer items than before, and the lab file does not expect that";
        break;
      case CaptureProblem::IncompleteList:
        one = "it lists another number of openings than it says it has";
        break;
      case CaptureProblem::TooManyItems:
        one = "it lists more items than are read";
        break;
      case CaptureProblem::OtherCompany:
        one = "the job board names another company";
        break;
      default:
        one = "far less came than before or than the lab file expects";
    }
    if (words.find(one) == std::string::npos) words.append(words.empty() ? "" : "; ").append(one);
  }
  return words + " (" + db::format_problems(problems) + ")";
}

/// Why the source is in its new state.
std::string reason_for(HealthState state, const db::AttemptRow& newest, const std::string& breach) {
  if (state == HealthState::Doubtful) return breach;
  if (state == HealthState::Ok || state == HealthState::Recovered) return "it can be read again";
  return describe(newest);
}

}  // namespace

Result<std::string> HealthWatch::breach(SourceId source, const std::string& url,
                                        const db::AttemptRow& newest) {
  if (std::any_of(newest.problems.begin(), newest.problems.end(), analysis::is_shortfall)) {
    return shortfall_words(newest.problems);
  }
  const Source* entry = alerts_.registry().find_source(url);
  if (entry == nullptr || !entry->expect.max_silence) return std::string{};
  const std::vector<db::VersionRow> versions = TRY(ledger_.derived().versions(source));
  if (versions.empty()) return std::string{};
  const db::FetchRow row = TRY(ledger_.evidence().get(versions.back().fetch));
  const auto silence = newest.at - row.record.started;
  if (silence <= *entry->expect.max_silence) return std::string{};
  return fmt::format(
      "no new wording for {} days, and the lab file allows {}",
      std::chrono::duration_cast<std::chrono::days>(silence).count(),
      std::chrono::duration_cast<std::chrono::days>(*entry->expect.max_silence).count());
}

Result<void> HealthWatch::judge(SourceId source, const std::string& url) {
  std::vector<db::AttemptRow> attempts =
      TRY(ledger_.derived().last_attempts(source, analysis::kHealthWindow));
  std::erase_if(attempts,
                [](const db::AttemptRow& row) { return row.provenance != Provenance::Own; });
  if (attempts.empty()) return {};
  const db::AttemptRow& newest = attempts.front();
  std::vector<analysis::Sight> sights;
  sights.reserve(attempts.size());
  for (const db::AttemptRow& attempt : attempts)
    sights.push_back(analysis::sight_of(attempt.outcome, attempt.problems));
  const auto told = TRY(ledger_.health().get(source));
  const auto cursor = TRY(ledger_.derived().cursor(source));
  const std::string breach = TRY(this->breach(source, url, newest));
  const HealthState state =
      analysis::next_health({.before = told ? told->state : HealthState::Suspect,
                             .was_seen = cursor && cursor->usable_at,
                             .breach = !breach.empty()},
                            sights);
  if (told && told->state == state) return {};
  std::string reason = reason_for(state, newest, breach);
  if (told) {
    const Instant last_seen = cursor ? cursor->usable_at.value_or(newest.at) : newest.at;
    TRY(alerts_.note_health(source, url, {told->state, state, reason}, last_seen, newest.at));
  }
  return ledger_.health().put(source,
                              {.state = state, .since = newest.at, .reason = std::move(reason)});
}

}  // namespace labledger::cli

#pragma once
// Whether a source can be read, told from its last attempts. One failure says nothing: servers
// restart. So a source passes from one state to another when N of its last M attempts agree, and
// only the passages are news.

#include <cstddef>
#include <vector>

#include "core/document.hpp"
#include "core/event.hpp"
#include "core/fetch.hpp"

namespace labledger::analysis {

/// What one attempt came to, as far as health goes.
enum class Sight {
  Seen,     ///< The page, or the server's word that it stands unchanged.
  Failed,   ///< No answer, or one that cannot be read as the page.
  Refused,  ///< Refused, deferred, forbidden by robots.txt, or a wall in place of the page.
  Missing,  ///< "Not found" or "gone", on the server's word.
};

/// Whether the problem only says that what came is less than expected, or another company's: the
/// source answers, so this is a breach of an expectation and no failure.
[[nodiscard]] bool is_shortfall(CaptureProblem problem);

/// What an attempt came to. `problems` are those of the capture that it brought or vouched for;
/// shortfalls do not count.
[[nodiscard]] Sight sight_of(FetchOutcome outcome, const std::vector<CaptureProblem>& problems);

/// What is known of a source beside its last attempts.
struct HealthContext {
  HealthState before = HealthState::Suspect;  ///< The state so far.
  /// Whether any attempt ever saw the page. A source that never was seen is Suspect, not Down: it
  /// may be a mistake of the lab file, and nothing was lost.
  bool was_seen = false;
  bool breach = false;  ///< Whether what the lab file expects of the page does not hold.
};

/// How many of the last attempts are looked at.
inline constexpr std::size_t kHealthWindow = 5;
/// How many of them must have failed for a source to be Down, Blocked or Gone.
inline constexpr std::size_t kFailuresToFall = 3;
/// How many in a row must have succeeded for a fallen source to be Recovered …
inline constexpr std::size_t kSuccessesToRecover = 2;
/// … and how many in a row for it to be Ok again.
inline constexpr std::size_t kSuccessesToSettle = 4;

/// The state after the newest attempt. `sights` are the last attempts, newest first; those past
/// kHealthWindow are not looked at. Suspect when there is none.
[[nodiscard]] HealthState next_health(const HealthContext& context,
                                      const std::vector<Sight>& sights);

/// Whether nothing can be learned from the source in that state.
[[nodiscard]] bool is_fallen(HealthState state);

}  // namespace labledger::analysis

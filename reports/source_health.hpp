#pragma once
// How well a source can be seen: told from its last attempt and the age of its last good capture.

#include <string_view>

#include "core/time.hpp"
#include "reports/report_model.hpp"

namespace labledger::reports {

/// Whether a source can be seen, and if not, why not. Each asks for another reaction.
enum class SourceHealth {
  Current,     ///< The last attempt gave the page, and not too long ago.
  Stale,       ///< The last attempt gave the page, but nobody has looked since it fell due.
  Unparsed,    ///< Something came that cannot be read as the page.
  Blocked,     ///< The server refused or deferred us.
  Disallowed,  ///< robots.txt asks us not to look, and we do not.
  Gone,        ///< The server says that the page is not there.
  Failing,     ///< No usable answer: network, time, size.
  NeverTried,  ///< Nobody has looked yet.
  Disabled,    ///< The registry says not to look: it moved or died.
};

/// The health of a source at `as_of`. Stale begins two usual intervals after the next look fell
/// due at the latest, so that a late cron run is no finding.
[[nodiscard]] SourceHealth health_of(const SourceReport& source, Instant as_of);

/// Whether that health means that the page was seen: Current or Stale.
[[nodiscard]] bool is_seen(SourceHealth health);

/// Whether the source has shown no new wording for longer than its registry entry believes.
[[nodiscard]] bool is_silent_too_long(const SourceReport& source, Instant as_of);

/// A word or two for a table: "never tried".
[[nodiscard]] std::string_view label_of(SourceHealth health);

/// One plain sentence: "The server refused or deferred us."
[[nodiscard]] std::string_view sentence_of(SourceHealth health);

}  // namespace labledger::reports

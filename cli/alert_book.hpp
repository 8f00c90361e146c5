#pragma once
// Where what happened becomes an event with its deliveries: always inside the transaction that
// stores what it is about, so neither is ever there without the other.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "cli/derive_tools.hpp"
#include "cli/ledger.hpp"
#include "cli/page_owner.hpp"
#include "core/change.hpp"
#include "core/document.hpp"
#include "core/event.hpp"
#include "core/result.hpp"
#include "db/evidence_store.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// A page that dates itself longer than this before it was listed was there before: sitemaps are
/// rebuilt, and then list old pages.
inline constexpr std::chrono::milliseconds kNewPageWindow = std::chrono::days{31};

/// Raises events. One thread only.
class AlertBook {
 public:
  /// All four must outlive the book.
  AlertBook(Ledger& ledger, const parsers::Registry& registry, DeriveTools& tools,
            const Clock& clock)
      : ledger_(ledger), registry_(registry), tools_(tools), clock_(clock), owners_(registry) {}

  /// Raises a substantive change, or a return to a known wording, which rules match only where they
  /// ask for it. Others raise nothing. A substantive one that brought figures of compute, funding
  /// or headcount raises a Claim, too, and one that brought promises with a deadline a Promise.
  /// Call inside the transaction that stores the change.
  [[nodiscard]] Result<void> note_change(SourceId source, const db::FetchRow& row,
                                         const Document& document, const Change& change);

  /// Raises a NewDocument when this is the first usable capture of a page that the server had said
  /// was not there, or that a feed or sitemap began to list while we watched it, unless it says
  /// that it was published more than kNewPageWindow before. A page that was merely not watched
  /// before is no news. With it a Claim, when the page states figures of compute, funding or
  /// headcount, and a Promise, when it states promises with a deadline.
  [[nodiscard]] Result<void> note_first_capture(SourceId source, const db::FetchRow& row,
                                                const Document& document);

  /// Raises what happened to an opening after the last sound capture of its board. `before` is the
  /// old title of one that was retitled.
  [[nodiscard]] Result<void> note_opening(SourceId source, const db::FetchRow& row,
                                          OpeningNews news, const std::string& before,
                                          Instant not_before);

  /// Raises the passage of a source from one state of health to another.
  [[nodiscard]] Result<void> note_health(SourceId source, const std::string& url,
                                         const HealthChange& health, Instant last_seen, Instant at);

  [[nodiscard]] const parsers::Registry& registry() const { return registry_; }

 private:
  /// An event with everything that the registry and the capture say.
  [[nodiscard]] Event begin(EventKind kind, const std::string& url) const;
  /// Whether the lab had spoken of the change by the time it was seen. What it says later shows in
  /// reports only.
  [[nodiscard]] Result<Announced> announced(SourceId source, const std::string& url,
                                            const Change& change);
  struct Interval {
    Instant not_before;
    Instant not_after;
  };
  /// When the page of a first capture came to be; empty when that is not known, or long ago.
  [[nodiscard]] Result<std::optional<Interval>> appearance(SourceId source, const db::FetchRow& row,
                                                           const Document& document);
  /// Raises the claims or the promises that came with an event, with all that it says of page and
  /// time. Nothing when there are none.
  [[nodiscard]] Result<void> note_sentences(SourceId source, EventKind kind, Event event,
                                            std::vector<Edit> sentences);
  [[nodiscard]] Result<void> raise(SourceId source, const Event& event);

  Ledger& ledger_;
  const parsers::Registry& registry_;
  DeriveTools& tools_;
  const Clock& clock_;
  PageOwners owners_;
};

}  // namespace labledger::cli

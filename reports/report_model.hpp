#pragma once
// Everything a report says, as plain data. The cli fills it from the ledger; the renderers turn it
// into bytes. They ask neither the ledger nor the clock, so equal models give equal reports.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/announcement.hpp"
#include "core/change.hpp"
#include "core/compute_estimate.hpp"
#include "core/compute_facts.hpp"
#include "core/coupling.hpp"
#include "core/digest.hpp"
#include "core/document.hpp"
#include "core/fetch.hpp"
#include "core/lab.hpp"
#include "core/promise.hpp"
#include "core/review.hpp"
#include "core/score.hpp"
#include "core/statement.hpp"
#include "core/time.hpp"

namespace labledger::reports {

/// The half-open time [since, until) that a report is about.
struct Period {
  std::optional<Instant> since;  ///< Absent: since the ledger began.
  Instant until;
};

/// One stored response: enough to find it in the ledger and in an archive.
struct CaptureReference {
  Instant at;      ///< When it was fetched, or the archive's capture time.
  Digest payload;  ///< Of the exact bytes.
  Provenance provenance = Provenance::Own;
};

/// One try to get a source, and what came of it.
struct Attempt {
  Instant at;
  FetchOutcome outcome = FetchOutcome::Error;
  int status = 0;  ///< HTTP status; 0 when there was no response.
  /// Why the response is not believed as the page; empty when it is, or when there was none. For
  /// NotModified: those of the payload that the server vouched for.
  std::vector<CaptureProblem> problems;
  std::string error;  ///< One sentence for Blocked, Disallowed and Error; else empty.
};

/// How many tries of the period ended how. Their sum is the number of tries.
struct AttemptCounts {
  std::uint32_t good = 0;      ///< A usable capture, or the server's word that it still holds.
  std::uint32_t unusable = 0;  ///< Something came that is not the page.
  std::uint32_t blocked = 0;   ///< Blocked or Disallowed.
  std::uint32_t gone = 0;
  std::uint32_t failed = 0;  ///< Error.
};

/// A passage of a page, word for word, with the headings it stands under.
struct Passage {
  std::string heading_path;  ///< Joined by " › "; empty when none.
  BlockKind kind = BlockKind::Paragraph;
  std::string text;  ///< The exact text of the block, or its beginning when `characters_cut` > 0.
  std::uint64_t characters_cut = 0;  ///< Unicode code points of the block left out at its end.
};

/// What a page says, in document order and limited in length (see reports/passages.hpp).
struct PageContent {
  std::vector<Passage> passages;
  std::uint64_t passages_cut = 0;  ///< Passages after the last one kept.
};

/// A source as the ledger knows it at `ReportModel::as_of`.
struct SourceReport {
  Source source;
  std::optional<Instant> first_seen;          ///< First usable capture; absent when none.
  std::optional<CaptureReference> last_good;  ///< Last usable capture; absent when none.
  /// Last time a usable capture came or the server vouched for one; at or after `last_good->at`.
  std::optional<Instant> last_confirmed;
  std::optional<Attempt> last_attempt;  ///< Absent when it was never tried.
  std::optional<Instant> last_change;   ///< First capture with the newest substantive change, ever.
  AttemptCounts attempts;               ///< Of the period.
  std::uint32_t version_count = 0;      ///< Wordings the source has shown.
  std::uint32_t segment_count = 0;      ///< Sentences in the last usable capture.

  // As stated by the last usable capture; empty when it states nothing.
  std::string title;
  std::optional<StatedDate> published;
  std::optional<StatedDate> modified;
  std::optional<StatedDate> effective;
  /// Why dates that it states are not believed, a sentence each (core/believed_dates.hpp). Only of
  /// sources whose content is quoted.
  std::vector<std::string> refused_dates;

  PageContent content;  ///< Of the last usable capture; empty when the report need not quote it.
};

/// One wording of a statement.
struct StatementWording {
  std::string text;
  std::optional<StatementLevel> level;  ///< Of a commitment; absent for anything else.
  Instant first_seen;
  Instant last_seen;
};

/// A statement on one page of a lab, with its history.
struct StatementReport {
  std::string id;  ///< 16 hex digits; lasts across rewordings.
  std::string url;
  std::string source_id;  ///< Empty for an ad-hoc source.
  std::vector<StatementKind> kinds;
  std::vector<std::string> categories;  ///< Of kRiskCategories.
  Speaker speaker = Speaker::Lab;
  bool is_present = false;                 ///< Whether the last usable capture shows it.
  std::vector<StatementWording> wordings;  ///< Oldest first; never empty.
  std::optional<CaptureReference> shown;   ///< The capture that first showed the last wording.
  std::vector<ReviewEntry> reviews;        ///< Oldest first.
};

/// A dated promise and what came of it.
struct PromiseReport {
  std::string id;
  std::string url;
  std::string quote;
  Deadline deadline;
  PromiseState state = PromiseState::Unknown;
  Instant first_seen;
  Instant last_seen;
  bool is_present = false;
  std::vector<ReviewEntry> reviews;  ///< Oldest first.
};

/// A lab of the registry. Its own `Lab::sources` are not read: `sources` holds them with their
/// state, in file order. What nothing is known of is empty.
struct LabReport {
  Lab lab;
  std::vector<SourceReport> sources;
  std::vector<StatementReport> statements;       ///< Of its own pages, by URL, then first sight.
  std::vector<PromiseReport> promises;           ///< By last day; those without one last.
  std::optional<ScoreCard> score;                ///< At `as_of`.
  std::vector<ScorePoint> score_history;         ///< Oldest first.
  std::vector<ExternalScore> external_scores;    ///< By index, then date.
  std::vector<HeadcountObservation> headcounts;  ///< By subject, basis and date.
  OpeningsSeries openings;
  std::optional<LabCompute> compute;     ///< At `as_of`; absent when no figure is known …
  std::string no_compute;                ///< … and this says why.
  std::vector<FundingTotal> funding;     ///< In the order of time.
  std::vector<CouplingFigure> coupling;  ///< In a fixed order; the same names for every lab.
};

/// A change, where it happened, and the two responses that show it.
struct ChangeReport {
  std::string lab_id;     ///< Empty for an ad-hoc source.
  std::string source_id;  ///< Empty for an ad-hoc source.
  std::string url;
  std::string title;  ///< Of the page after the change; may be empty.
  Change change;
  std::optional<CaptureReference> before;     ///< The last usable capture without the change.
  std::optional<CaptureReference> after;      ///< The first capture with it.
  std::optional<StatedDate> modified_before;  ///< The "last updated" date that `before` states.
  std::optional<StatedDate> modified_after;   ///< The one that `after` states.
  AnnouncementFinding announcement;           ///< Of substantive changes; else Unknown.
  std::vector<ReviewEntry> reviews;           ///< What people said of it, whenever; oldest first.
};

/// All that one report is made of.
struct ReportModel {
  Instant as_of;  ///< No capture later than this is in the model.
  Period period;
  std::vector<LabReport> labs;        ///< Any order; reports sort by name, then id.
  std::vector<SourceReport> ad_hoc;   ///< Sources without a lab, any order.
  std::vector<ChangeReport> changes;  ///< Those whose `not_after` lies in the period, any order
                                      ///< and of every class.
  /// Substantive changes of the year up to `as_of` that `changes` leaves out, any order.
  std::vector<ChangeReport> earlier;
};

/// Whether pages of that topic are quoted on their lab's page: fill SourceReport::content for
/// these.
[[nodiscard]] bool is_quoted_topic(std::string_view topic);

}  // namespace labledger::reports

#pragma once
// Looks up, in the ledger, whether a lab spoke of a change: what its feeds and the pages on which
// it announces gained around that time.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/announcement.hpp"
#include "cli/ledger.hpp"
#include "cli/source_history.hpp"
#include "core/announcement.hpp"
#include "core/change.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace labledger::cli {

/// The page on which a change was seen.
struct ChangedPage {
  std::string url;
  std::string title;  ///< Of the newer wording.
  std::optional<StatedDate> dated_before;
  std::optional<StatedDate> dated_after;
};

/// The date by which a wording dates itself: when it was modified, else when it takes effect, else
/// when it was published. Absent when it states none.
[[nodiscard]] std::optional<StatedDate> own_date(const db::VersionRow& version);

/// The page of a change, as its history shows it at the two ends of the change's time.
[[nodiscard]] ChangedPage changed_page(const std::string& url, const SourceHistory& history,
                                       const Change& change);

/// What the labs published, read from the ledger once a lab, as it stood at `as_of`. One thread
/// only.
class Announcements {
 public:
  /// The first two must outlive it.
  Announcements(Ledger& ledger, const analysis::AnnouncementSearch& search, Instant as_of)
      : ledger_(ledger), search_(search), as_of_(as_of) {}

  /// `lab` is the one whose page it is, with its sources; null for an ad-hoc page, of which only
  /// the page itself is looked at. What changes on a page of the topic "announcements" is an
  /// announcement.
  [[nodiscard]] Result<AnnouncementFinding> find(const Lab* lab, const ChangedPage& page,
                                                 const Change& change);

 private:
  struct Published {
    std::vector<analysis::Notice> notices;
    std::vector<analysis::ListCoverage> lists;
  };

  [[nodiscard]] Result<Published> read(const Lab& lab);
  [[nodiscard]] Result<void> read_feed(const std::string& url, Published& published);
  [[nodiscard]] Result<void> read_page(const std::string& url, Published& published);

  Ledger& ledger_;
  const analysis::AnnouncementSearch& search_;
  Instant as_of_;
  std::map<std::string, Published> published_;  // By lab id.
};

}  // namespace labledger::cli

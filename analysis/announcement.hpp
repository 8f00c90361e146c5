#pragma once
// Whether a lab spoke of a change itself: in the page's own change log or date, or in what it
// published around that time. "No" means that we looked and saw nothing, never that there is
// nothing.

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/cue_set.hpp"
#include "core/announcement.hpp"
#include "core/change.hpp"
#include "core/lexicon.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace labledger::analysis {

/// How far from a change a notice of it may lie, before and after. Labs announce policies on the
/// day or a little ahead; a month later it is no longer the news of that change.
inline constexpr std::chrono::hours kAnnouncementWindow{14 * 24};

/// One thing that a lab published: an item of a feed, or a sentence that came to a page of news.
struct Notice {
  std::string title;
  std::string url;     ///< Normal form.
  std::string list;    ///< URL of the feed or page that has it.
  Instant first_seen;  ///< When the list first had it; it did not have it at its first capture.
};

/// The time over which a list of a lab's publications was read.
struct ListCoverage {
  std::string url;
  Instant since;  ///< Its first sound capture: what it held then has no date.
  Instant until;  ///< Its last.
};

/// A page at the time of a change, and what its lab published.
struct AnnouncementCase {
  std::string page_url;    ///< Normal form.
  std::string page_title;  ///< Of the newer wording.
  /// Names of the lab, which say nothing about which of its pages is meant.
  std::vector<std::string> lab_names;
  std::optional<StatedDate> dated_before;  ///< What the older wording says of its own date …
  std::optional<StatedDate> dated_after;   ///< … and what the newer one says.
  std::span<const Notice> notices;
  std::span<const ListCoverage> lists;
};

/// Looks for announcements. Thread-safe once compiled.
class AnnouncementSearch {
 public:
  /// Uses the group "announcement" of the lexicon. Config when a pattern cannot be used.
  [[nodiscard]] static Result<AnnouncementSearch> compile(const Lexicon& lexicon);

  /// Yes when a sentence that came with the change stands in a change log or says that the document
  /// was updated; when the page's own date moved into the window around the change; or when a
  /// notice of the window names the page by its title (two words or more, the lab's own name apart)
  /// or links to it. No when none of this holds though the page states a date on both sides, or a
  /// list of the lab was read before and after the change. Linear in the change, and in the notices
  /// for each list.
  [[nodiscard]] AnnouncementFinding search(const Change& change,
                                           const AnnouncementCase& around) const;

 private:
  explicit AnnouncementSearch(CueSet cues) : cues_(std::move(cues)) {}

  void search_change_log(const Change& change, AnnouncementFinding& finding) const;

  CueSet cues_;
};

}  // namespace labledger::analysis

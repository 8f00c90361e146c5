#pragma once
// Whom we watch: labs and their sources, as the registry states them.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/selection.hpp"
#include "core/time.hpp"

namespace labledger {

/// What a source holds, and so which parser reads it.
enum class SourceKind { Page, Document, Feed, Sitemap, Jobs };

/// What must hold for a capture of a source to be believed; a breach is a health finding, never
/// news.
struct Expectations {
  std::optional<std::uint32_t> min_segments;      ///< Fewer sentences than this: unusable.
  std::optional<std::chrono::hours> max_silence;  ///< Longest believable time without change.
  std::optional<double> min_item_share;           ///< Items against the last capture, 0 to 1.
};

/// Longest pattern of a path, in bytes.
inline constexpr std::size_t kPathPatternLimit = 200;

/// Which items of a feed or sitemap become sources themselves.
struct DiscoveryRule {
  /// Patterns of the URL's path: "*" stands for anything within a segment, "**" for anything.
  std::vector<std::string> paths;
  std::vector<std::string> hosts;      ///< Allowed hosts; empty: the host of the list itself.
  SourceKind kind = SourceKind::Page;  ///< Of the sources: Page or Document.
  std::string topic;                   ///< Of the sources.
  std::chrono::hours interval{24};     ///< Usual time between fetches of each.
  std::uint32_t depth = 1;             ///< How many levels of sitemaps below an index are read.
  std::uint32_t max_items = 100;       ///< The most sources, first seen first.
};

/// Where a discovered page was first listed.
struct Listing {
  std::string list;     ///< URL of the feed or sitemap.
  Instant first_seen;   ///< The first capture of the list that shows it.
  bool is_new = false;  ///< Whether an earlier capture of the list, sound and there, did not.
};

/// One URL that is watched.
struct Source {
  std::string id;      ///< Unique within its lab, lasting: "safety-page".
  std::string lab_id;  ///< The lab that owns it; empty for an ad-hoc page.
  std::string url;     ///< Normal form (core/url.hpp).
  SourceKind kind = SourceKind::Page;
  std::string topic;                          ///< "safety", "framework", "careers", …
  std::chrono::hours interval{24};            ///< Usual time between fetches …
  std::optional<std::chrono::hours> fastest;  ///< … and how far it may adapt: by default a quarter
  std::optional<std::chrono::hours> slowest;  ///< of the usual time, and four times it.
  Expectations expect;
  bool verified = false;  ///< Whether a person has seen it answer as expected.
  bool enabled = true;    ///< Sources that moved or died stay listed, disabled, with a note.
  std::string note;
  std::vector<DiscoveryRule> discover;  ///< Of feeds and sitemaps.
  std::string discovered_by;            ///< Id of the list that led here, if one did …
  std::optional<Listing> listing;       ///< … and where that one, or a list below it, shows it.
  std::vector<PageSelection> select;    ///< Where its text is; no two at the same time.
};

/// The shortest and the longest time between two fetches of a source: as stated, or a quarter of
/// the usual time (an hour at least), and four times it.
[[nodiscard]] inline std::chrono::hours fastest_interval(const Source& source) {
  return source.fastest.value_or(
      std::min(source.interval, std::max(source.interval / 4, std::chrono::hours{1})));
}
[[nodiscard]] inline std::chrono::hours slowest_interval(const Source& source) {
  return source.slowest.value_or(source.interval * 4);
}

/// What became of a lab.
enum class LabStatus { Active, Merged, Acquihired, Defunct };

/// A lab's status from a date on; the date keeps its stated precision and may be unknown.
struct StatusPeriod {
  LabStatus status = LabStatus::Active;
  std::optional<StatedDate> since;
  std::string note;
};

/// An organisation that is tracked.
struct Lab {
  std::string id;  ///< Lower-case letters, digits and hyphens; the name of its file.
  std::string name;
  std::vector<std::string> aliases;
  std::string home;  ///< URL of its front page.
  std::string country;
  std::string parent;                ///< Empty when independent.
  std::vector<StatusPeriod> status;  ///< In order of time; the last one holds now.
  std::string frontier_policy;       ///< "yes", "no" or "unknown".
  std::string note;
  std::vector<Source> sources;  ///< In file order.
};

}  // namespace labledger

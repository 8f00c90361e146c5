#pragma once
// Whom we watch: labs and their sources, as the registry states them.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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

/// One URL that is watched.
struct Source {
  std::string id;      ///< Unique within its lab, lasting: "safety-page".
  std::string lab_id;  ///< The lab that owns it; empty for an ad-hoc page.
  std::string url;     ///< Normal form (core/url.hpp).
  SourceKind kind = SourceKind::Page;
  std::string topic;                ///< "safety", "framework", "careers", …
  std::chrono::hours interval{24};  ///< Time between fetches.
  Expectations expect;
  bool verified = false;  ///< Whether a person has seen it answer as expected.
  bool enabled = true;    ///< Sources that moved or died stay listed, disabled, with a note.
  std::string note;
};

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

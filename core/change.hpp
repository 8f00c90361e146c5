#pragma once
// A change of wording: what went, what came, when, and of what class.

#include <optional>
#include <string>
#include <vector>

#include "core/document.hpp"
#include "core/time.hpp"

namespace labledger {

/// What a difference is. Substantive ones alert; all are stored and countable.
enum class ChangeClass {
  Substantive,     ///< The page says something else.
  Cosmetic,        ///< Chrome, order, segmentation, volatile tokens: the page says the same.
  Return,          ///< Back to a wording the source has shown before.
  CaptureProblem,  ///< What came is not the page; nothing was compared.
  Links,           ///< The same words, and links that lead elsewhere. Listed; of those, links to
                   ///< policy documents alert.
};

/// What happened to one sentence.
enum class ChangeType { Added, Removed, Weakened, Strengthened, Reworded, Moved, Returned };

/// How much a change matters to those who watch; ordered, so that a rule can ask for "at least".
enum class Severity { Low, Medium, High, Critical };

/// An exact quotation with its place: enough to find it again in the text and in the archive.
/// @see W3C Web Annotation Data Model, TextQuoteSelector and TextPositionSelector.
struct Quote {
  std::string exact;
  std::string prefix;   ///< Up to 32 bytes before, whole characters.
  std::string suffix;   ///< Up to 32 bytes after, whole characters.
  TextSpan span;        ///< In the text of the version that shows it.
  std::string heading;  ///< The heading path, joined by " › "; empty when none.
  friend bool operator==(const Quote&, const Quote&) = default;
};

/// One sentence that changed. `before` stands in the older version, `after` in the newer.
struct Edit {
  ChangeType type = ChangeType::Added;
  std::optional<Quote> before;  ///< Absent for Added.
  std::optional<Quote> after;   ///< Absent for Removed.
  std::string reason;           ///< Why this class or type, in a few words; may be empty.
  std::optional<Severity> severity = std::nullopt;  ///< Empty when it was not judged.
};

/// All differences of one class that one capture revealed.
struct Change {
  /// 16 hex digits. A hash of source, class, capture time and the folded wordings: the same after
  /// every reparse, on every machine, whatever the order of import.
  std::string id;
  ChangeClass change_class = ChangeClass::Substantive;
  ChangeType type = ChangeType::Reworded;
  /// The highest of the edits'; empty when none was judged.
  std::optional<Severity> severity = std::nullopt;
  Instant not_before;       ///< Last usable capture without it; it happened after this …
  Instant not_after;        ///< … and no later than this: the first capture with it.
  std::vector<Edit> edits;  ///< Document order of the newer version, removals at their old place.
};

}  // namespace labledger

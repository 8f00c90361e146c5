#pragma once
// What of a document's dates can be believed, once the time of its capture is known.

#include <optional>
#include <string>
#include <vector>

#include "core/document.hpp"
#include "core/time.hpp"

namespace labledger {

/// A document's dates as of a capture.
struct BelievedDates {
  std::optional<StatedDate> published;
  std::optional<StatedDate> modified;
  std::optional<StatedDate> effective;  ///< May lie ahead: texts are announced before they hold.
  /// Why dates were left out, a sentence each: "modified '2031-01-01' (meta date) is later than the
  /// capture on 2025-08-14".
  std::vector<std::string> refused;
};

/// A document's dates, without those of publication and change that lie more than a day (for time
/// zones) after the capture. Where only words such as "updated yesterday" tell the last change, the
/// day that they mean, with the source `relative to the capture: "yesterday"`.
[[nodiscard]] BelievedDates believe_dates(const Document& document, Instant captured);

}  // namespace labledger

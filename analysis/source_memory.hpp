#pragma once
// What a source has shown so far, and what the next capture adds to it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/change.hpp"
#include "core/document.hpp"
#include "core/segment.hpp"
#include "core/time.hpp"

namespace labledger::analysis {

/// One capture, ready to be compared. Captures of a source arrive in the order of `at`.
struct Observation {
  std::string_view source_url;  ///< Part of every event id.
  Instant at;
  const Document& document;
};

/// What a capture came to.
struct Finding {
  std::vector<CaptureProblem> problems;  ///< Not empty: unusable, nothing was compared.
  bool new_version = false;              ///< The wording differs from the last usable capture's.
  std::vector<Change> changes;           ///< At most one a class.
};

/// The memory of one source. One thread only; movable.
class SourceMemory {
 public:
  SourceMemory() = default;

  /// Restores a memory from its records (any order) and the time of the last usable capture.
  SourceMemory(std::vector<SegmentRecord> records, std::optional<Instant> last_usable);

  /// Compares the capture with everything the source has shown, and remembers it.
  /// The first usable capture gives no change. Linear in the size of the document.
  [[nodiscard]] Finding observe(const Observation& observation);

  /// Notes a usable capture that is known to show the same text as the last usable one.
  void observe_same(Instant at);

  [[nodiscard]] std::optional<Instant> last_usable() const;

  /// The records that changed since the last call, for storage.
  [[nodiscard]] std::vector<SegmentRecord> take_dirty();
};

}  // namespace labledger::analysis

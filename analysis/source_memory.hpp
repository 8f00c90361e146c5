#pragma once
// What a source has shown so far, and what the next capture adds to it.
//
// Two things are remembered. The last usable capture, whole: the next one is compared with it, so
// every quote of an edit stands in one of the two. And one record for every wording of the main
// text that was ever shown: it tells new wording from wording that comes back.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analysis/judgement.hpp"
#include "analysis/segments.hpp"
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
  const Segmentation* segmentation = nullptr;  ///< segment(document), when it is at hand already.
};

/// A wording that the source has never shown before.
struct NewWording {
  std::uint32_t segment = 0;  ///< Its first place: index into Segmentation::segments.
  /// The key of the remembered wording that it took the place of; empty when it came by itself.
  std::optional<std::uint64_t> replaced;
};

/// What a capture came to.
struct Finding {
  std::vector<CaptureProblem> problems;  ///< Not empty: unusable, nothing was compared.
  bool new_version = false;              ///< The wording differs from the last usable capture's.
  std::vector<Change> changes;           ///< At most one a class, in the order of ChangeClass.
  std::vector<NewWording> wordings;      ///< In the order of the document.
};

/// The last capture that could be used. `document` is what it showed; `at` is when the same
/// Document was last shown (SourceMemory::observe_same moves it).
struct UsableCapture {
  Instant at;
  Document document;
};

/// The memory of one source. One thread only; movable.
class SourceMemory {
 public:
  SourceMemory() = default;

  /// Restores a memory from its records (any order) and the last usable capture: from then on it
  /// behaves as one that lived on.
  SourceMemory(std::vector<SegmentRecord> records, std::optional<UsableCapture> last);

  /// Compares the capture with everything the source has shown, and remembers it.
  /// The first usable capture gives no change. Linear in the size of the document.
  [[nodiscard]] Finding observe(const Observation& observation);

  /// Notes a usable capture that is known to show the same Document as the last usable one.
  void observe_same(Instant at);

  [[nodiscard]] std::optional<Instant> last_usable() const;

  /// The records that changed since the last call, for storage, in the order of their keys.
  [[nodiscard]] std::vector<SegmentRecord> take_dirty();

 private:
  /// The last usable capture, cut once.
  struct Shown {
    Instant at;
    Document document;
    Segmentation segmentation;
  };

  /// Whether most of what is shown was shown before and had gone: an earlier, smaller page.
  [[nodiscard]] bool is_come_back(const Segmentation& shown) const;
  /// What the last usable capture and this one differ in.
  struct Comparison {
    std::vector<Change> changes;
    std::unordered_map<std::uint64_t, std::uint64_t> replaced;  ///< Old key by new key.
  };

  [[nodiscard]] Comparison compare_with_last(const Observation& observation,
                                             const Segmentation& segmentation) const;
  /// The wordings that are new.
  [[nodiscard]] std::vector<NewWording> remember(
      Shown shown, const std::unordered_map<std::uint64_t, std::uint64_t>& replaced);
  /// Tells which links lead elsewhere, and remembers those to policy documents.
  [[nodiscard]] std::optional<Change> compare_links(const Observation& observation);
  // Both tell whether the wording is new.
  bool note_shown(const Segment& segment, const Shown& shown);
  bool note_wording(std::uint64_t key, std::string_view text, BlockRole role, Instant at);
  void note_gone(std::uint64_t key, Instant at);

  Records records_;
  std::unordered_set<std::uint64_t> dirty_;  ///< Keys of records that storage has not seen.
  std::optional<Shown> last_;
};

}  // namespace labledger::analysis

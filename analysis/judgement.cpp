#include "analysis/judgement.hpp"

#include <algorithm>

namespace labledger::analysis {
namespace {

class Judge {
 public:
  Judge(Instant at, const Reading& before, const Reading& after, const Records& records)
      : at_(at), before_(before), after_(after), records_(records) {}

  [[nodiscard]] Verdict decide(const Difference& difference) const {
    switch (difference.kind) {
      case DifferenceKind::Moved:
        return {difference, ChangeClass::Cosmetic, false, "stands elsewhere"};
      case DifferenceKind::Recut:
        return {difference, ChangeClass::Cosmetic, false, "cut differently"};
      case DifferenceKind::Masked:
        return {difference, ChangeClass::Cosmetic, false, "address masked"};
      case DifferenceKind::Added:
      case DifferenceKind::Removed:
      case DifferenceKind::Reworded:
        break;
    }
    if (!counts(difference)) {
      return {difference, ChangeClass::Cosmetic, false, "around the main text"};
    }
    const bool is_known = is_known_wording(difference);
    if (is_flapping(difference, is_known)) {
      return {difference, ChangeClass::Return, is_known, "alternates"};
    }
    return {difference, ChangeClass::Substantive, is_known, is_known ? "shown before" : ""};
  }

 private:
  static Weight weight(const Reading& reading, std::optional<std::uint32_t> index) {
    return index ? reading.segmentation.segments[*index].weight : Weight::Frame;
  }

  /// Text on either side counts; so does a wordy run that was changed only in part, for what
  /// rotates is replaced as a whole.
  [[nodiscard]] bool counts(const Difference& difference) const {
    const Weight gone = weight(before_, difference.before);
    const Weight come = weight(after_, difference.after);
    return gone == Weight::Text || come == Weight::Text ||
           (gone == Weight::Wordy && come == Weight::Wordy);
  }

  [[nodiscard]] const SegmentRecord* find(const Reading& reading,
                                          std::optional<std::uint32_t> index) const {
    if (!index) return nullptr;
    const auto found = records_.find(reading.segmentation.segments[*index].key);
    return found == records_.end() ? nullptr : &found->second;
  }

  [[nodiscard]] bool is_known_wording(const Difference& difference) const {
    const SegmentRecord* const record = find(after_, difference.after);
    return record != nullptr && !record->present;
  }

  /// Whether a wording took its last turn only lately.
  [[nodiscard]] bool is_recent(const SegmentRecord* record) const {
    return record != nullptr && at_ - record->last_change < kFlapWindow;
  }

  [[nodiscard]] bool is_flapping(const Difference& difference, bool is_known) const {
    const SegmentRecord* const leaving = find(before_, difference.before);
    const SegmentRecord* const coming = find(after_, difference.after);
    if (difference.after && !(is_known && is_recent(coming))) return false;
    if (difference.before && !is_recent(leaving)) return false;
    return (leaving != nullptr && leaving->runs >= 2) || (coming != nullptr && coming->runs >= 2);
  }

  Instant at_;
  const Reading& before_;
  const Reading& after_;
  const Records& records_;
};

}  // namespace

std::vector<Verdict> judge(Instant at, const Reading& before, const Reading& after,
                           const std::vector<Difference>& differences, const Records& records) {
  const Judge judge(at, before, after, records);
  std::vector<Verdict> verdicts;
  verdicts.reserve(differences.size());
  for (const Difference& difference : differences)
    verdicts.push_back(judge.decide(difference));
  return verdicts;
}

}  // namespace labledger::analysis

#include "analysis/judgement.hpp"

#include <algorithm>
#include <unordered_set>

#include "analysis/weight.hpp"

namespace labledger::analysis {
namespace {

constexpr std::string_view kAround = "around the main text";
constexpr std::string_view kChurn = "around the main text, where sentences come and go";
constexpr std::string_view kBesideChanged = "beside a changed sentence";

/// Whether the frame of a source churns, going by its memory.
bool has_churning_frame(const Records& records) {
  std::unordered_set<std::int64_t> main_times;  // When a sentence of the main text came or went.
  for (const auto& [key, record] : records) {
    if (record.role != BlockRole::Main) continue;
    main_times.insert(record.first_seen.ms);
    main_times.insert(record.last_change.ms);
  }
  std::size_t churned = 0;
  for (const auto& [key, record] : records) {
    if (record.role != BlockRole::Chrome || record.present || record.runs != 1) continue;
    const bool is_alone =
        !main_times.contains(record.first_seen.ms) && !main_times.contains(record.last_change.ms);
    if (is_alone && record.last_change - record.first_seen < kChurnLife) ++churned;
  }
  return churned >= kChurnSentences;
}

class Judge {
 public:
  Judge(Instant at, const Reading& before, const Reading& after,
        const std::vector<Difference>& differences, const Records& records)
      : at_(at), before_(before), after_(after), records_(records) {
    const bool is_asked =
        std::any_of(differences.begin(), differences.end(), [&](const Difference& difference) {
          return is_in_frame(before, difference.before) && is_in_frame(after, difference.after) &&
                 counts(difference);
        });
    churns_ = is_asked && has_churning_frame(records) &&
              is_division_believable(before.document, before.segmentation) &&
              is_division_believable(after.document, after.segmentation);
    alternates_ = std::any_of(differences.begin(), differences.end(), [&](const auto& difference) {
      return is_swing(difference) && has_returned_before(difference);
    });
  }

  [[nodiscard]] Verdict decide(const Difference& difference) const {
    switch (difference.kind) {
      case DifferenceKind::Moved:
        return {difference, ChangeClass::Cosmetic, false, "stands elsewhere"};
      case DifferenceKind::Recut:
        return {difference, ChangeClass::Cosmetic, false, "cut differently"};
      case DifferenceKind::Renumbered:
        return {difference, ChangeClass::Cosmetic, false, "section number"};
      case DifferenceKind::Masked:
        return {difference, ChangeClass::Cosmetic, false, "address masked"};
      case DifferenceKind::Added:
      case DifferenceKind::Removed:
      case DifferenceKind::Reworded:
        break;
    }
    if (!counts(difference)) {
      return {difference, ChangeClass::Cosmetic, false, kAround};
    }
    if (churns_ && is_in_frame(before_, difference.before) &&
        is_in_frame(after_, difference.after)) {
      return {difference, ChangeClass::Cosmetic, false, kChurn};
    }
    const bool is_known = is_known_wording(difference);
    if (is_flapping(difference)) {
      return {difference, ChangeClass::Return, is_known, "alternates"};
    }
    return {difference, ChangeClass::Substantive, is_known, is_known ? "shown before" : ""};
  }

 private:
  static Weight weight(const Reading& reading, std::optional<std::uint32_t> index) {
    return index ? reading.segmentation.segments[*index].weight : Weight::Frame;
  }

  static bool is_in_frame(const Reading& reading, std::optional<std::uint32_t> index) {
    return !index || reading.document.blocks[reading.segmentation.segments[*index].block].role ==
                         BlockRole::Chrome;
  }

  /// Text on either side counts; so does a wordy run that was changed only in part, beside text: a
  /// banner stands between labels, and what rotates is replaced as a whole.
  [[nodiscard]] bool counts(const Difference& difference) const {
    const Weight gone = weight(before_, difference.before);
    const Weight come = weight(after_, difference.after);
    return gone == Weight::Text || come == Weight::Text ||
           (gone == Weight::Wordy && come == Weight::Wordy && is_beside_text(*difference.after));
  }

  [[nodiscard]] bool is_beside_text(std::uint32_t index) const {
    const std::vector<Segment>& segments = after_.segmentation.segments;
    return (index > 0 && segments[index - 1].weight == Weight::Text) ||
           (index + 1 < segments.size() && segments[index + 1].weight == Weight::Text);
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

  /// Whether what goes came, and what comes went, only lately.
  [[nodiscard]] bool is_swing(const Difference& difference) const {
    if (difference.before && !is_recent(find(before_, difference.before))) return false;
    if (!difference.after) return true;
    return is_known_wording(difference) && is_recent(find(after_, difference.after));
  }

  /// Whether one of its wordings has come back before.
  [[nodiscard]] bool has_returned_before(const Difference& difference) const {
    const SegmentRecord* const leaving = find(before_, difference.before);
    const SegmentRecord* const coming = find(after_, difference.after);
    return (leaving != nullptr && leaving->runs >= 2) || (coming != nullptr && coming->runs >= 2);
  }

  /// In a source that alternates, a wording that swings back belongs to the same variant.
  [[nodiscard]] bool is_flapping(const Difference& difference) const {
    return is_swing(difference) &&
           (has_returned_before(difference) || (alternates_ && difference.after.has_value()));
  }

  Instant at_;
  const Reading& before_;
  const Reading& after_;
  const Records& records_;
  bool churns_ = false;      // Sentences of the frame come and go.
  bool alternates_ = false;  // Some wording has come back before, and swings again.
};

/// A label that changed right beside a sentence that changed belongs to it: the heading of a new
/// passage, an entry of a list that was rewritten. It tells nothing alone, so it never alerts
/// alone.
void join_labels(const Reading& before, const Reading& after, std::vector<Verdict>& verdicts) {
  std::vector<bool> gone(before.segmentation.segments.size() + 2);  // By index plus one.
  std::vector<bool> come(after.segmentation.segments.size() + 2);
  for (const Verdict& verdict : verdicts) {
    if (verdict.change_class != ChangeClass::Substantive) continue;
    if (verdict.difference.before) gone[*verdict.difference.before + 1] = true;
    if (verdict.difference.after) come[*verdict.difference.after + 1] = true;
  }
  const auto is_beside = [](const std::vector<bool>& changed, std::optional<std::uint32_t> index) {
    return index && (changed[*index] || changed[*index + 2]);
  };
  for (Verdict& verdict : verdicts) {
    if (verdict.reason != kAround) continue;
    if (!is_beside(gone, verdict.difference.before) && !is_beside(come, verdict.difference.after)) {
      continue;
    }
    verdict.change_class = ChangeClass::Substantive;
    verdict.reason = kBesideChanged;
  }
}

}  // namespace

std::vector<Verdict> judge(Instant at, const Reading& before, const Reading& after,
                           const std::vector<Difference>& differences, const Records& records) {
  const Judge judge(at, before, after, differences, records);
  std::vector<Verdict> verdicts;
  verdicts.reserve(differences.size());
  for (const Difference& difference : differences)
    verdicts.push_back(judge.decide(difference));
  join_labels(before, after, verdicts);
  return verdicts;
}

}  // namespace labledger::analysis

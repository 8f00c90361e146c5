#include "analysis/source_memory.hpp"

#include <algorithm>
#include <utility>

#include "analysis/changes.hpp"
#include "analysis/comparison.hpp"
#include "analysis/plausibility.hpp"

namespace labledger::analysis {

SourceMemory::SourceMemory(std::vector<SegmentRecord> records, std::optional<UsableCapture> last) {
  for (SegmentRecord& record : records) {
    const std::uint64_t key = record.key;
    records_.insert_or_assign(key, std::move(record));
  }
  if (!last) return;
  Segmentation segmentation = segment(last->document);
  last_ = Shown{last->at, std::move(last->document), std::move(segmentation)};
}

Finding SourceMemory::observe(const Observation& observation) {
  Finding finding;
  finding.problems = observation.document.problems;
  Segmentation segmentation;
  if (finding.problems.empty()) {
    segmentation = observation.segmentation != nullptr ? *observation.segmentation
                                                       : segment(observation.document);
    if (last_ && is_collapsed(last_->segmentation, segmentation) && !is_come_back(segmentation)) {
      finding.problems.push_back(CaptureProblem::Collapsed);
    }
  }
  if (!finding.problems.empty()) {
    const Instant not_before = last_ ? last_->at : observation.at;
    finding.changes.push_back(tell_problem({observation.source_url, not_before, observation.at}));
    return finding;
  }
  if (last_) {
    finding.changes = find_changes(observation, segmentation);
    finding.new_version = std::any_of(
        finding.changes.begin(), finding.changes.end(),
        [](const Change& change) { return change.change_class != ChangeClass::Cosmetic; });
  } else {
    finding.new_version = true;
  }
  remember(Shown{observation.at, observation.document, std::move(segmentation)});
  return finding;
}

bool SourceMemory::is_come_back(const Segmentation& shown) const {
  std::size_t all = 0;
  std::size_t come_back = 0;
  for (const Segment& segment : shown.segments) {
    all += segment.letters.size();
    const auto known = records_.find(segment.key);
    if (known != records_.end() && !known->second.present) come_back += segment.letters.size();
  }
  return come_back * 2 > all;
}

std::vector<Change> SourceMemory::find_changes(const Observation& observation,
                                               const Segmentation& segmentation) const {
  const Reading before{last_->document, last_->segmentation};
  const Reading after{observation.document, segmentation};
  const std::vector<Difference> differences = compare(before.segmentation, after.segmentation);
  const std::vector<Verdict> verdicts = judge(observation.at, before, after, differences, records_);
  return tell_changes({observation.source_url, last_->at, observation.at}, before, after, verdicts);
}

void SourceMemory::remember(Shown shown) {
  std::unordered_set<std::uint64_t> keys;
  keys.reserve(shown.segmentation.segments.size());
  for (const Segment& segment : shown.segmentation.segments) {
    if (!keys.insert(segment.key).second) continue;
    note_shown(segment, shown);
  }
  if (last_) {
    for (const Segment& segment : last_->segmentation.segments) {
      if (!keys.contains(segment.key)) note_gone(segment.key, shown.at);
    }
  }
  last_ = std::move(shown);
}

void SourceMemory::note_shown(const Segment& segment, const Shown& shown) {
  const BlockRole role = shown.document.blocks[segment.block].role;
  const auto found = records_.find(segment.key);
  if (found == records_.end()) {
    if (segment.weight != Weight::Text)
      return;  // What surrounds the text is compared, not remembered.
    SegmentRecord record;
    record.key = segment.key;
    record.text = shown.document.view(segment.span);
    record.role = role;
    record.present = true;
    record.runs = 1;
    record.first_seen = shown.at;
    record.last_change = shown.at;
    record.last_seen = shown.at;
    records_.emplace(segment.key, std::move(record));
    dirty_.insert(segment.key);
    return;
  }
  SegmentRecord& record = found->second;
  if (record.present) return;
  record.present = true;
  record.role = role;
  ++record.runs;
  record.last_change = shown.at;
  record.last_seen = shown.at;
  dirty_.insert(segment.key);
}

void SourceMemory::note_gone(std::uint64_t key, Instant at) {
  const auto found = records_.find(key);
  if (found == records_.end() || !found->second.present) return;
  found->second.present = false;
  found->second.last_seen = last_->at;
  found->second.last_change = at;
  dirty_.insert(key);
}

void SourceMemory::observe_same(Instant at) {
  if (last_) last_->at = at;
}

std::optional<Instant> SourceMemory::last_usable() const {
  if (!last_) return std::nullopt;
  return last_->at;
}

std::vector<SegmentRecord> SourceMemory::take_dirty() {
  std::vector<SegmentRecord> changed;
  changed.reserve(dirty_.size());
  for (const std::uint64_t key : dirty_)
    changed.push_back(records_.at(key));
  dirty_.clear();
  std::sort(changed.begin(), changed.end(),
            [](const SegmentRecord& a, const SegmentRecord& b) { return a.key < b.key; });
  return changed;
}

}  // namespace labledger::analysis

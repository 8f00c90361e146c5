#include "analysis/source_memory.hpp"

#include <algorithm>
#include <utility>

#include "analysis/changes.hpp"
#include "analysis/comparison.hpp"
#include "analysis/link_moves.hpp"
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
  Comparison comparison;
  finding.new_version = true;
  if (last_) {
    comparison = compare_with_last(observation, segmentation);
    finding.changes = std::move(comparison.changes);
    finding.new_version =
        std::any_of(finding.changes.begin(), finding.changes.end(), [](const Change& change) {
          return change.change_class == ChangeClass::Substantive ||
                 change.change_class == ChangeClass::Return;
        });
  }
  if (!last_ || !has_same_links(last_->document, observation.document)) {
    std::optional<Change> moves = compare_links(observation);
    if (moves) finding.changes.push_back(*std::move(moves));
  }
  finding.wordings = remember(Shown{observation.at, observation.document, std::move(segmentation)},
                              comparison.replaced);
  return finding;
}

std::optional<Change> SourceMemory::compare_links(const Observation& observation) {
  const std::vector<PageLink> come = links_of(observation.source_url, observation.document);
  std::optional<Change> moves;
  std::vector<PageLink> gone;
  if (last_) {
    gone = links_of(observation.source_url, last_->document);
    Change change =
        tell_link_moves({last_->document, gone}, {observation.document, come}, records_);
    if (!change.edits.empty()) {
      frame_links({observation.source_url, last_->at, observation.at}, change);
      moves = std::move(change);
    }
  }
  std::unordered_set<std::uint64_t> keys;
  for (const PageLink& link : come) {
    if (!link.is_policy || !keys.insert(link.key).second) continue;
    (void)note_wording(link.key, wording_of(link, observation.document), BlockRole::Outside,
                       observation.at);
  }
  for (const PageLink& link : gone) {
    if (!keys.contains(link.key)) note_gone(link.key, observation.at);
  }
  return moves;
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

SourceMemory::Comparison SourceMemory::compare_with_last(const Observation& observation,
                                                         const Segmentation& segmentation) const {
  const Reading before{last_->document, last_->segmentation};
  const Reading after{observation.document, segmentation};
  const std::vector<Difference> differences = compare(before.segmentation, after.segmentation);
  const std::vector<Verdict> verdicts = judge(observation.at, before, after, differences, records_);
  Comparison comparison;
  comparison.changes =
      tell_changes({observation.source_url, last_->at, observation.at}, before, after, verdicts);
  for (const Difference& difference : differences) {
    if (!difference.before || !difference.after) continue;
    const std::uint64_t gone = before.segmentation.segments[*difference.before].key;
    const std::uint64_t come = after.segmentation.segments[*difference.after].key;
    if (gone != come && records_.contains(gone)) comparison.replaced.emplace(come, gone);
  }
  return comparison;
}

std::vector<NewWording> SourceMemory::remember(
    Shown shown, const std::unordered_map<std::uint64_t, std::uint64_t>& replaced) {
  std::vector<NewWording> wordings;
  std::unordered_set<std::uint64_t> keys;
  keys.reserve(shown.segmentation.segments.size());
  for (std::uint32_t i = 0; i < shown.segmentation.segments.size(); ++i) {
    const Segment& segment = shown.segmentation.segments[i];
    if (!keys.insert(segment.key).second || !note_shown(segment, shown)) continue;
    NewWording& wording = wordings.emplace_back();
    wording.segment = i;
    const auto pair = replaced.find(segment.key);
    if (pair != replaced.end()) wording.replaced = pair->second;
  }
  if (last_) {
    for (const Segment& segment : last_->segmentation.segments) {
      if (!keys.contains(segment.key)) note_gone(segment.key, shown.at);
    }
  }
  last_ = std::move(shown);
  return wordings;
}

bool SourceMemory::note_shown(const Segment& segment, const Shown& shown) {
  // What surrounds the text is compared, not remembered.
  if (segment.weight != Weight::Text && !records_.contains(segment.key)) return false;
  return note_wording(segment.key, shown.document.view(segment.span),
                      shown.document.blocks[segment.block].role, shown.at);
}

bool SourceMemory::note_wording(std::uint64_t key, std::string_view text, BlockRole role,
                                Instant at) {
  const auto [found, is_new] = records_.try_emplace(key);
  SegmentRecord& record = found->second;
  if (!is_new && record.present) return false;
  if (is_new) {
    record.key = key;
    record.text = text;
    record.first_seen = at;
  }
  record.present = true;
  record.role = role;
  ++record.runs;
  record.last_change = at;
  record.last_seen = at;
  dirty_.insert(key);
  return is_new;
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

// Comparing two captures loses nothing: what is called neither added nor removed nor reworded is
// said by both; every quote stands where it says; the same capture twice differs in nothing; and a
// memory restored from its records finds what one that lived on finds.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/alignment.hpp"
#include "analysis/comparison.hpp"
#include "analysis/source_memory.hpp"
#include "core/check.hpp"

namespace {

using labledger::Block;
using labledger::BlockKind;
using labledger::BlockRole;
using labledger::Document;
using labledger::Instant;
using labledger::analysis::Difference;
using labledger::analysis::DifferenceKind;
using labledger::analysis::Finding;
using labledger::analysis::Match;
using labledger::analysis::Segmentation;
using labledger::analysis::SourceMemory;

constexpr std::string_view kUrl = "https://lab.example/";

/// A page a NUL; a block a line; "#" begins a heading, "|" a block around the main text.
Document read_page(std::string_view bytes) {
  Document document;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    Block block;
    if (line.starts_with('#')) block.kind = BlockKind::Heading;
    if (line.starts_with('|')) block.role = BlockRole::Chrome;
    if (line.starts_with('#') || line.starts_with('|')) line.remove_prefix(1);
    if (line.empty()) continue;
    block.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text.append(line);
    block.span.end = static_cast<std::uint32_t>(document.text.size());
    document.text += '\n';
    document.blocks.push_back(block);
  }
  return document;
}

void check_segments(const Document& document, const Segmentation& shown) {
  std::uint32_t reached = 0;
  std::uint32_t letters = 0;
  for (const auto& segment : shown.segments) {
    CHECK_INVARIANT(segment.span.begin >= reached && segment.span.begin < segment.span.end);
    CHECK_INVARIANT(segment.span.end <= document.blocks[segment.block].span.end);
    CHECK_INVARIANT(segment.letters.begin == letters && segment.letters.size() > 0);
    CHECK_INVARIANT(segment.first_word < segment.last_word);
    reached = segment.span.end;
    letters = segment.letters.end;
  }
  CHECK_INVARIANT(letters == shown.letters.size());
}

std::vector<std::uint64_t> keys_of(const Segmentation& shown) {
  std::vector<std::uint64_t> keys;
  for (const auto& segment : shown.segments)
    keys.push_back(segment.key);
  return keys;
}

void check_alignment(const std::vector<std::uint64_t>& before,
                     const std::vector<std::uint64_t>& after) {
  std::size_t i = 0;
  std::size_t k = 0;
  for (const Match& match : labledger::analysis::align(before, after)) {
    CHECK_INVARIANT(match.before >= i && match.after >= k);
    CHECK_INVARIANT(before[match.before] == after[match.after]);
    i = match.before + 1U;
    k = match.after + 1U;
  }
  CHECK_INVARIANT(i <= before.size() && k <= after.size());
}

/// Every segment that only one side says is in exactly one difference.
void check_differences(const Segmentation& before, const Segmentation& after) {
  std::vector<int> gone(before.segments.size());
  std::vector<int> come(after.segments.size());
  for (const Difference& difference : labledger::analysis::compare(before, after)) {
    CHECK_INVARIANT(difference.before || difference.after);
    CHECK_INVARIANT(difference.kind != DifferenceKind::Added || !difference.before);
    CHECK_INVARIANT(difference.kind != DifferenceKind::Removed || !difference.after);
    if (difference.before) ++gone.at(*difference.before);
    if (difference.after) ++come.at(*difference.after);
  }
  const auto check_side = [](const Segmentation& side, const std::vector<int>& told,
                             std::vector<std::uint64_t> others) {
    std::sort(others.begin(), others.end());
    for (std::size_t i = 0; i < told.size(); ++i) {
      CHECK_INVARIANT(told[i] <= 1);
      const bool is_said = std::binary_search(others.begin(), others.end(), side.segments[i].key);
      CHECK_INVARIANT(told[i] == 1 || is_said);
    }
  };
  check_side(before, gone, keys_of(after));
  check_side(after, come, keys_of(before));
}

void check_quotes(const Finding& finding, const Document& before, const Document& after) {
  for (const labledger::Change& change : finding.changes) {
    CHECK_INVARIANT(change.id.size() == 16);
    for (const labledger::Edit& edit : change.edits) {
      CHECK_INVARIANT(edit.before || edit.after);
      if (edit.before) CHECK_INVARIANT(before.view(edit.before->span) == edit.before->exact);
      if (edit.after) CHECK_INVARIANT(after.view(edit.after->span) == edit.after->exact);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = std::min(bytes.find('\0'), bytes.size());
  const Document before = read_page(bytes.substr(0, cut));
  const Document after = read_page(bytes.substr(std::min(cut + 1, bytes.size())));
  const Segmentation was = labledger::analysis::segment(before);
  const Segmentation is = labledger::analysis::segment(after);
  check_segments(before, was);
  check_segments(after, is);
  check_alignment(keys_of(was), keys_of(is));
  check_differences(was, is);
  CHECK_INVARIANT(labledger::analysis::compare(was, was).empty());

  SourceMemory lived;
  CHECK_INVARIANT(lived.observe({kUrl, Instant{0}, before}).changes.empty());
  SourceMemory restored(lived.take_dirty(), labledger::analysis::UsableCapture{Instant{0}, before});
  const Finding finding = lived.observe({kUrl, Instant{1}, after});
  const Finding same = restored.observe({kUrl, Instant{1}, after});
  check_quotes(finding, before, after);
  CHECK_INVARIANT(finding.changes.size() == same.changes.size());
  for (std::size_t i = 0; i < finding.changes.size(); ++i)
    CHECK_INVARIANT(finding.changes[i].id == same.changes[i].id);
  if (finding.problems.empty()) {
    CHECK_INVARIANT(lived.observe({kUrl, Instant{2}, after}).changes.empty());
  }
  return 0;
}

#include "analysis/site_frame.hpp"

#include <algorithm>
#include <string>

#include "core/time.hpp"

namespace labledger::analysis {
namespace {

constexpr std::string_view kReason = "around the text here as on ";

}  // namespace

const Quote* told_sentence(const Edit& edit) {
  if (edit.after) return &*edit.after;
  return edit.before ? &*edit.before : nullptr;
}

bool repeats_frame(const Edit& edit, const Change& change, std::string_view url,
                   const SegmentRecord& here, std::string_view there_url,
                   const SegmentRecord& there) {
  if (here.role != BlockRole::Chrome || there.role != BlockRole::Chrome) return false;
  const bool came = edit.after.has_value();
  if (!came && there.present) return false;
  const Instant then = came ? there.first_seen : there.last_change;
  return then < change.not_after || (then == change.not_after && there_url < url);
}

void mark_frame(Edit& edit, std::string_view there_url) {
  edit.reason = std::string(kReason).append(there_url);
  edit.severity.reset();
}

void settle_frame(Change& change) {
  const bool is_frame = !change.edits.empty() &&
                        std::all_of(change.edits.begin(), change.edits.end(), [](const Edit& edit) {
                          return edit.reason.starts_with(kReason);
                        });
  if (is_frame) change.change_class = ChangeClass::Cosmetic;
}

}  // namespace labledger::analysis

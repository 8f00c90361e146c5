#include "analysis/relocation.hpp"

#include "analysis/fold.hpp"
#include "core/digest.hpp"

namespace labledger::analysis {
namespace {

Severity one_step_less(Severity severity) {
  switch (severity) {
    case Severity::Critical:
      return Severity::High;
    case Severity::High:
      return Severity::Medium;
    case Severity::Medium:
    case Severity::Low:
      break;
  }
  return Severity::Low;
}

}  // namespace

std::optional<std::uint64_t> key_elsewhere(std::string_view sentence) {
  FoldedText folded;
  fold(sentence, folded);
  if (folded.words.size() < kKnownAgainWords) return std::nullopt;
  return stable_hash(folded.letters);
}

bool is_move(const Edit& edit, const Change& change, const Sighting& there) {
  if (edit.type == ChangeType::Removed)
    return there.present || there.last_seen >= change.not_before;
  if (edit.type != ChangeType::Added) return false;
  return !there.present && there.first_seen < change.not_after &&
         there.last_seen + kMoveWindow >= change.not_before;
}

void mark_moved(Edit& edit, const Sighting& there) {
  const bool went = edit.type == ChangeType::Removed;
  edit.type = ChangeType::Moved;
  if (edit.severity) edit.severity = one_step_less(*edit.severity);
  if (!edit.reason.empty()) edit.reason += "; ";
  edit.reason.append(went ? "stands on " : "stood on ").append(there.url);
  edit.reason.append(", seen there from ").append(format_day(there.first_seen));
  if (!there.present) edit.reason.append(" to ").append(format_day(there.last_seen));
}

}  // namespace labledger::analysis

#include "analysis/change_direction.hpp"

#include <optional>
#include <string>
#include <string_view>

#include "analysis/changes.hpp"
#include "analysis/dropped_ban.hpp"

namespace labledger::analysis {
namespace {

std::string_view text_of(const std::optional<Quote>& quote) {
  return quote ? std::string_view(quote->exact) : std::string_view{};
}

void judge(const EditClassifier& classifier, Edit& edit) {
  if (edit.type == ChangeType::Moved || edit.type == ChangeType::Returned) return;
  const EditJudgement judgement = classifier.classify(text_of(edit.before), text_of(edit.after));
  edit.type = judgement.type;
  edit.severity = judgement.severity;
  edit.reason.clear();
  for (const std::string& reason : judgement.reasons) {
    if (!edit.reason.empty()) edit.reason += "; ";
    edit.reason += reason;
  }
  const std::optional<std::string> ban = find_dropped_ban(edit);
  if (!ban || edit.severity >= Severity::High) return;
  edit.severity = Severity::High;
  edit.reason.append("; severity high: ").append(*ban);
}

}  // namespace

void judge_directions(const EditClassifier& classifier, Change& change) {
  for (Edit& edit : change.edits)
    judge(classifier, edit);
  sum_up(change);
}

}  // namespace labledger::analysis

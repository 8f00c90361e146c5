#include "analysis/statement_level.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace labledger::analysis {
namespace {

/// Whether a duty stands in the sentence: a verb that binds the lab, not one of a model's future.
bool is_duty(const SignSet& signs) {
  return signs.any(Sign::Promise, Sign::Require);
}

}  // namespace

LevelReader::LevelReader(CueSet levels) : levels_(std::move(levels)) {}

Result<LevelReader> LevelReader::compile(const Lexicon& lexicon) {
  CueSet levels = TRY(CueSet::compile(lexicon, {"level"}));
  return LevelReader(std::move(levels));
}

StatementLevel LevelReader::level_of(const SentenceReading& reading) const {
  const SignSet& signs = reading.signs;
  if (signs.has(Sign::Revisable)) return StatementLevel::Escape;
  std::size_t binding = reading.text.size();
  std::size_t aim = reading.text.size();
  std::size_t permission = reading.text.size();
  for (const CueHit& hit : levels_.find_longest(reading.text)) {
    const std::string& name = levels_.cues()[hit.cue].name;
    if (name == "escape") return StatementLevel::Escape;
    if (name == "binding" || name == "prohibition") binding = std::min(binding, hit.begin);
    if (name == "permissive") permission = std::min(permission, hit.begin);
    if (name == "aspirational") aim = std::min(aim, hit.begin);
  }
  if (aim < reading.text.size() && aim <= binding) return StatementLevel::Aspirational;
  if (signs.has(Sign::Aim) && !is_duty(signs)) return StatementLevel::Aspirational;
  if (signs.has(Sign::Permit) && permission < binding) return StatementLevel::Permissive;
  if (is_duty(signs) || signs.all(Sign::Restraint, Sign::Condition)) {
    return signs.has(Sign::Condition) ? StatementLevel::Conditional : StatementLevel::Binding;
  }
  if (signs.has(Sign::Permit)) return StatementLevel::Permissive;
  return StatementLevel::Practice;
}

}  // namespace labledger::analysis

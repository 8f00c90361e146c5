#include "analysis/statements/statement_level.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace labledger::analysis {
namespace {

/// Whether a duty stands in the sentence: a verb that binds the lab, not one of a model's future.
bool is_duty(const SignSet& signs) {
  return signs.any(Sign::Promise, Sign::Require);
}

/// Where the first verb of each level stands; the text's size when there is none.
struct LeadVerbs {
  std::size_t binding = 0;
  std::size_t aim = 0;
  std::size_t permission = 0;
  bool escapes = false;  ///< A way out stands anywhere.
};

LeadVerbs lead_verbs(const CueSet& levels, std::string_view text) {
  LeadVerbs verbs{text.size(), text.size(), text.size(), false};
  for (const CueHit& hit : levels.find_longest(text)) {
    const std::string& name = levels.cues()[hit.cue].name;
    if (name == "escape") verbs.escapes = true;
    if (name == "binding" || name == "prohibition")
      verbs.binding = std::min(verbs.binding, hit.begin);
    if (name == "permissive") verbs.permission = std::min(verbs.permission, hit.begin);
    if (name == "aspirational") verbs.aim = std::min(verbs.aim, hit.begin);
  }
  return verbs;
}

}  // namespace

LevelReader::LevelReader(CueSet levels) : levels_(std::move(levels)) {}

Result<LevelReader> LevelReader::compile(const Lexicon& lexicon) {
  CueSet levels = TRY(CueSet::compile(lexicon, {"level"}));
  return LevelReader(std::move(levels));
}

StatementLevel LevelReader::level_of(const SentenceReading& reading) const {
  const SignSet& signs = reading.signs;
  const LeadVerbs verbs = lead_verbs(levels_, reading.text);
  if (signs.has(Sign::Revisable) || verbs.escapes) return StatementLevel::Escape;
  if (verbs.aim < reading.text.size() && verbs.aim <= verbs.binding) {
    return StatementLevel::Aspirational;
  }
  if (signs.has(Sign::Aim) && !is_duty(signs)) return StatementLevel::Aspirational;
  if (signs.has(Sign::Permit) && verbs.permission < verbs.binding) {
    return StatementLevel::Permissive;
  }
  if (is_duty(signs) || signs.all(Sign::Restraint, Sign::Condition)) {
    return signs.has(Sign::Condition) ? StatementLevel::Conditional : StatementLevel::Binding;
  }
  return signs.has(Sign::Permit) ? StatementLevel::Permissive : StatementLevel::Practice;
}

}  // namespace labledger::analysis

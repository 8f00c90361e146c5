#pragma once
// How firmly a commitment binds: the verb that governs the act decides, and a head verb such as
// "aims to" wins over the "will" before it.

#include <string_view>

#include "analysis/cue_set.hpp"
#include "analysis/statements/sentence_reading.hpp"
#include "core/lexicon.hpp"
#include "core/result.hpp"
#include "core/statement.hpp"

namespace labledger::analysis {

/// Tells levels from the lexicon's strength cues. Thread-safe.
class LevelReader {
 public:
  /// Config when a pattern does not compile.
  [[nodiscard]] static Result<LevelReader> compile(const Lexicon& lexicon);

  /// The level of a commitment. In this order: a way out; an aim or a permission whose verb stands
  /// before any that binds; a duty behind a condition; a duty; a permission; else practice, the
  /// present tense of an act of one's own. Linear.
  [[nodiscard]] StatementLevel level_of(const SentenceReading& reading) const;

 private:
  explicit LevelReader(CueSet levels);

  CueSet levels_;
};

}  // namespace labledger::analysis

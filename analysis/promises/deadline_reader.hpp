#pragma once
// Deadlines of a sentence: by when it says that something will be done. What the words leave open
// stays open: "before the next model" has no date, and what counts from an unknown day has only a
// latest one.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/cue_set.hpp"
#include "analysis/promises/time_expression.hpp"
#include "core/lexicon.hpp"
#include "core/promise.hpp"
#include "core/result.hpp"

namespace labledger::analysis {

/// What a sentence says of time.
struct DeadlineReading {
  std::vector<Deadline> deadlines;  ///< In its order, each once.
  bool looks_ahead = false;         ///< It speaks of what is yet to come …
  bool is_own = false;              ///< … or of the one who says it: "we", "our".
};

/// Reads deadlines by the lexicon's cues. Thread-safe.
class DeadlineReader {
 public:
  /// Config when a pattern does not compile or a cue's name means nothing in its group.
  [[nodiscard]] static Result<DeadlineReader> compile(const Lexicon& lexicon);

  /// The deadlines of one sentence that was said on a day.
  ///
  /// Words that count from now ("within 18 months", "next year", "by March") count from that day,
  /// or, in a sentence that tells of an older promise ("in July 2023 we committed …"), from the
  /// date it names. A length without a word for "from now" counts from now when it is of months or
  /// years and no act beside it recurs ("we delete it within three months"); else, and before "of"
  /// and "after", it hangs on something else and is of kind Event. Times that were over when the
  /// sentence was said are no deadlines unless it looks ahead. Takes plain_text(), of which the
  /// first 2,000 bytes count. Linear.
  [[nodiscard]] DeadlineReading read(std::string_view sentence, const SayingDay& said) const;

 private:
  DeadlineReader(CueSet marks, CueSet events, CueSet cases, CueSet anchors, CueSet ahead,
                 CueSet own);

  CueSet marks_;  ///< due:lead and due:cadence.
  CueSet events_;
  CueSet cases_;
  CueSet anchors_;
  CueSet ahead_;
  CueSet own_;
};

}  // namespace labledger::analysis

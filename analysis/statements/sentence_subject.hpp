#pragma once
// Who or what a sentence begins with, as far as its first words tell: the lab, something that was
// named before, or anything else. It is told by word order alone, without grammar.

#include <string_view>

namespace labledger::analysis {

/// What a sentence begins with.
enum class SentenceSubject {
  Other,
  Lab,      ///< "We", "Our board"; also behind a clause: "If tests fail, we".
  Anaphor,  ///< Only a word for what was named before: "This", "They".
};

/// What the sentence begins with; `voice` is its text in the lab's voice. Linear.
[[nodiscard]] SentenceSubject subject_of(std::string_view voice);

}  // namespace labledger::analysis

#pragma once
// One sentence read by itself: its signs, its risk categories, and what it looks like on the page.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/cue_set.hpp"
#include "analysis/statements/sentence_subject.hpp"
#include "analysis/statements/signs.hpp"
#include "core/lexicon.hpp"
#include "core/result.hpp"

namespace labledger::analysis {

/// What a sentence looks like.
enum class SentenceShape {
  Sentence,
  Heading,   ///< Short, begins like a title, and ends without a full stop.
  Question,  ///< Ends in a question mark.
  Opening,   ///< Ends in a colon: what follows continues it.
};

/// One sentence, read without its neighbours.
struct SentenceReading {
  std::string text;   ///< In the form of plain_text().
  std::string voice;  ///< The same with the lab's name as "we", its possessive as "our".
  SentenceShape shape = SentenceShape::Sentence;
  SentenceSubject subject = SentenceSubject::Other;
  SignSet signs;
  std::vector<std::size_t> categories;  ///< Indices into kRiskCategories, ascending.
  bool names_lab = false;               ///< The lab's name stands in it.
  std::size_t words = 0;
};

/// The compiled lexicon of statements. Thread-safe.
class StatementLexicon {
 public:
  /// Config when a pattern does not compile, a sign is not in signs.hpp, or a theme is no risk
  /// category.
  [[nodiscard]] static Result<StatementLexicon> compile(const Lexicon& lexicon);

  /// Reads one sentence. Of it the first 20,000 bytes count. `lab` is the lab's name as it is
  /// written; an empty one is never named. Linear.
  [[nodiscard]] SentenceReading read(std::string_view sentence, std::string_view lab) const;

  /// The words of `voice` that carry the sign; empty when none do.
  [[nodiscard]] std::string words_of(Sign sign, const SentenceReading& reading) const;

 private:
  /// What a cue of risks_ says.
  struct RiskCue {
    std::size_t category = 0;   ///< Index into kRiskCategories.
    bool is_near_miss = false;  ///< Only looks like it.
  };

  StatementLexicon(CueSet signs, std::vector<Sign> sign_of_cue, CueSet risks,
                   std::vector<RiskCue> risk_of_cue);

  void read_categories(SentenceReading& reading) const;

  CueSet signs_;
  std::vector<Sign> sign_of_cue_;     ///< One a cue of signs_.
  CueSet risks_;                      ///< Risk categories, themes, and what only looks like them.
  std::vector<RiskCue> risk_of_cue_;  ///< One a cue of risks_.
};

}  // namespace labledger::analysis

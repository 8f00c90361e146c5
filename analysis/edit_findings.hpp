#pragma once
// What differs between two wordings of a promise, item by item. Each finding has its sign and its
// words, so that a reader can follow how the direction of an edit was told.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/cue_set.hpp"
#include "analysis/word_change.hpp"
#include "core/change.hpp"

namespace labledger::analysis {

/// The dimension in which a wording moved.
enum class FindingKind {
  Level,             ///< How strongly it binds: "will" against "may".
  Prohibition,       ///< "will not" against nothing of the kind.
  CompetitorClause,  ///< A way out that others open: "unless another developer releases".
  Escape,            ///< Another way out: discretion, practicability, what the law asks.
  Hedge,             ///< "where appropriate", "periodically".
  Condition,         ///< "if", "unless", "only when".
  Scope,             ///< Narrower or wider: "material", "all".
  RiskDomain,        ///< A category of risk is named no more, or newly.
  Deadline,          ///< When, at the latest.
  Number,            ///< A figure or a cadence.
  Party,             ///< A third party by name.
  Oversight,         ///< Outside reviewers, named bodies and officers.
  Publication,       ///< That something is published or recorded.
};

/// One difference.
struct EditFinding {
  FindingKind kind = FindingKind::Level;
  int effect = 0;    ///< Hundredths; positive when the newer wording is the stronger one.
  std::string text;  ///< "hedge added: “where appropriate”"; empty when another finding says it.
};

/// Everything that was seen in two wordings. "Before" is the older one.
struct EditFindings {
  WordChange words;
  std::vector<EditFinding> findings;   ///< The weightiest kinds first.
  std::optional<int> level_before;     ///< Of the first verb that states one; hundredths.
  std::optional<int> level_after;      ///< As `level_before`.
  int strongest_before = 0;            ///< The highest level anywhere; 0 when there is none.
  int strongest_after = 0;             ///< As `strongest_before`.
  int escapes_added = 0;               ///< Escape clauses more than before; negative when fewer.
  int particulars_added = 0;           ///< Deadlines, cadences, numbers, named parties: as above.
  std::vector<Cue> indicators_before;  ///< What it is about; each indicator once.
  std::vector<Cue> indicators_after;   ///< As `indicators_before`.
};

/// The compiled lexicon of edits. Thread-safe.
class EditLexicon {
 public:
  /// Config when a pattern does not compile.
  [[nodiscard]] static Result<EditLexicon> compile(const Lexicon& lexicon);

  /// Compares two texts in the form of plain_text(). Linear but for sorting.
  [[nodiscard]] EditFindings compare(std::string_view before, std::string_view after) const;

 private:
  EditLexicon(CueSet strength, CueSet risks, CueSet indicators);

  CueSet strength_;    ///< Everything that strengthens or weakens.
  CueSet risks_;       ///< Categories of risk, and what only looks like them.
  CueSet indicators_;  ///< What can be promised or disclosed.
};

}  // namespace labledger::analysis

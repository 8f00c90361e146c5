#pragma once
// Whether an edit weakens or strengthens what a lab promised, and how much that matters: two
// wordings in, a class out, with every reason in words. docs/scoring.md tells how it is decided and
// how often it is right.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/edit_findings.hpp"
#include "core/change.hpp"
#include "core/lexicon.hpp"
#include "core/result.hpp"

namespace labledger::analysis {

/// The class of one edit.
struct EditJudgement {
  ChangeType type = ChangeType::Reworded;
  Severity severity = Severity::Low;
  std::vector<std::string> reasons;  ///< Never empty; the weightiest first, the severity's last.
};

/// What else is known of an edit. Empty texts mean: not known.
struct EditSurroundings {
  std::string_view newer_version;   ///< What else the source, or a companion, says now.
  std::string_view older_versions;  ///< What the source said before the older wording.
};

/// Tells the direction of edits. Thread-safe.
class EditClassifier {
 public:
  /// Config when a pattern of the lexicon does not compile.
  [[nodiscard]] static Result<EditClassifier> compile(const Lexicon& lexicon);

  /// The class of an edit from `before` to `after`; a blank text means that there was, or is, none.
  ///
  /// Added, Removed: one side is blank. Moved: the wording left its place but stands in the newer
  /// version. Returned: it came back from an older version. Weakened, Strengthened: both sides say
  /// something, or the addition is an exception. An edit with both directions is Weakened and has a
  /// reason that begins with "mixed". Reworded: none of these. Linear but for sorting.
  /// @see Zhu 2026, "Silent Revision", arXiv:2609.08789, for mixed edits.
  [[nodiscard]] EditJudgement classify(std::string_view before, std::string_view after,
                                       const EditSurroundings& surroundings = {}) const;

 private:
  explicit EditClassifier(EditLexicon lexicon) : lexicon_(std::move(lexicon)) {}

  [[nodiscard]] EditJudgement classify_addition(std::string_view after,
                                                std::string_view older_versions) const;
  [[nodiscard]] EditJudgement classify_removal(std::string_view before,
                                               std::string_view newer_version) const;

  EditLexicon lexicon_;
};

}  // namespace labledger::analysis

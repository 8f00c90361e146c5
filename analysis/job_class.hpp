#pragma once
// What an opening is for, told from its title first: titles are short, and lists of cues in a fixed
// order are easier to check than a model. What only looks like safety comes first in the order.

#include <string>
#include <string_view>

#include "analysis/cue_set.hpp"
#include "core/job_class.hpp"
#include "core/lexicon.hpp"
#include "core/result.hpp"

namespace labledger::analysis {

/// What a board states of an opening. Empty texts mean: not stated.
struct JobFacts {
  std::string_view title;
  std::string_view team;
  std::string_view department;
  std::string_view description;
};

/// The class of an opening, and why.
struct JobJudgement {
  JobClass job_class = JobClass::Other;
  std::string reason;  ///< "title: “Interpretability”"; "nothing names a class".
};

/// Tells the class of openings. Thread-safe.
class JobClassifier {
 public:
  /// Config when a pattern does not compile, or a cue of the title's, team's or description's group
  /// names no JobClass.
  [[nodiscard]] static Result<JobClassifier> compile(const Lexicon& lexicon);

  /// The first cue of the lexicon that is in the title decides, also for Other; then the team, the
  /// department, the description. Of a description the first 20,000 bytes count. Linear.
  [[nodiscard]] JobJudgement classify(const JobFacts& facts) const;

  /// Whether the title names research or engineering: the whole that a share of safety research is
  /// a part of. The first cue of the group "technical" decides; without one it is not. Linear.
  [[nodiscard]] bool is_technical(std::string_view title) const;

 private:
  JobClassifier(CueSet titles, CueSet teams, CueSet descriptions, CueSet technical);

  CueSet titles_;
  CueSet teams_;
  CueSet descriptions_;
  CueSet technical_;
};

}  // namespace labledger::analysis

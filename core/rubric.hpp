#pragma once
// The rubric as data (lexicon/rubric.toml): what could be disclosed or promised, what it weighs,
// and by which wordings it is told. Only its shape is code.
// @see docs/scoring.md, "Scores".

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/score.hpp"
#include "core/statement.hpp"

namespace labledger {

/// How an indicator is decided.
enum class RuleKind {
  Promise,   ///< By commitments and how firmly they bind; acts of the past count in part.
  Risk,      ///< By sentences that acknowledge a risk.
  Mention,   ///< By any sentence of a page of the lab's own.
  Groups,    ///< By how many of several wordings are met, in whichever sentences.
  Document,  ///< By a document of a topic being there.
  Absence,   ///< By a wording not being there: found is no.
  Openings,  ///< By the share of safety among the openings of the job boards.
};

/// A sentence, and what the indicator makes of it when it stands on a page of the rule's first
/// topic. Tests run them all.
struct RubricExample {
  std::string text;
  IndicatorState state = IndicatorState::No;  ///< No: it must not count.
};

/// How one indicator is decided. Patterns are RE2 syntax, case does not matter, and each ends at
/// word boundaries.
struct RubricRule {
  RuleKind kind = RuleKind::Promise;
  std::vector<StatementKind> statements;  ///< The sentence makes one of these; empty: any.
  std::vector<std::string> categories;    ///< It speaks of one of these risks; empty: any or none.
  std::vector<std::string> all;  ///< It holds every one of these; of Groups, each is a group.
  /// Lacking one of these it counts in part only. Of Absence: with one of these the clause is a
  /// narrow one.
  std::vector<std::string> full;
  std::vector<std::string> never;      ///< With one of these it does not count.
  std::vector<std::string> topics;     ///< Pages that would say it: "no" needs one that was read.
  std::vector<std::string> documents;  ///< Of Document: topics of which a page is the document.
  std::size_t least = 0;               ///< Of Groups: how many make a yes.
  std::vector<double> shares;  ///< Of Openings: the least share for yes, partial and permissive.
  std::vector<RubricExample> examples;
};

/// One line of the rubric, and how it is decided.
struct RubricLine {
  Indicator indicator;
  RubricRule rule;
};

/// Weights and rules, with what holds for all of them.
struct Rubric {
  std::string version;  ///< "2026-11".
  std::vector<RubricDomain> domains;
  std::vector<RubricLine> lines;
  std::vector<std::string>
      never;  ///< Wordings that take back or report what was; they never count.
  std::vector<std::string> others;  ///< Conditions that others decide: a promise counts in part.
  std::vector<std::string> hedges;  ///< With one of these a risk is acknowledged in part.
};

/// lexicon/rubric.toml as it was when the program was built. Valid for ever.
/// lexicon/CMakeLists.txt makes the library that defines it.
[[nodiscard]] std::string_view embedded_rubric();

}  // namespace labledger

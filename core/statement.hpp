#pragma once
// What a lab says of risk, safety, capability and resources, one sentence at a time.
// @see docs/scoring.md, section "Statements".

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace labledger {

/// What a sentence states. One sentence may state several things.
enum class StatementKind {
  RiskAck,           ///< Names a harm that AI may cause, as real or possible.
  RiskDenial,        ///< Says that such a harm is absent, small, or not in the lab's own model.
  Commitment,        ///< The lab promises or practises an act of safety, governance or disclosure.
  SafetyPastAction,  ///< The lab reports such an act as done, without a promise.
  Capability,        ///< A level of ability, a benchmark result, a plan of scaling.
  Compute,           ///< A figure of compute, hardware or power.
  Funding,           ///< Money raised, valuation, investment or revenue of the lab.
  Headcount,         ///< Number or share of people at the lab.
  SafetyHeadcount,   ///< Number or share of safety staff, or openings for it.
};
inline constexpr std::size_t kStatementKinds = 9;

/// What a document is, told from its sentences.
enum class DocumentKind {
  Other,
  Safety,   ///< Policies, model cards, research on safety.
  Opening,  ///< An advertised position.
  Terms,    ///< Terms of service, privacy policies, contracts.
};

/// How firmly a commitment binds.
enum class StatementLevel {
  Binding,       ///< will, must, commits to.
  Practice,      ///< Present tense of an act of one's own.
  Conditional,   ///< Binding once something has happened.
  Aspirational,  ///< aims, plans, hopes; also behind "will": "will strive to".
  Permissive,    ///< may, could, considers.
  Escape,        ///< Says that it can change, or is no promise.
};

/// Whose words they are.
enum class Speaker {
  Lab,         ///< The lab, in a document of its own.
  LabQuoted,   ///< Somebody of the lab, quoted by name.
  ThirdParty,  ///< Anybody else, or a document that is not the lab's.
};

/// What one sentence states.
struct Statement {
  std::size_t sentence = 0;                  ///< 0-based place in the document's sentences.
  std::vector<StatementKind> kinds;          ///< Ascending, each once; never empty.
  std::vector<std::string_view> categories;  ///< Of kRiskCategories, in their order; may be empty.
  std::optional<StatementLevel> level;       ///< Of a Commitment; absent without one.
  Speaker speaker = Speaker::Lab;
  std::vector<std::string> reasons;  ///< "commitment: “we will”"; which cues, in words.
};

}  // namespace labledger

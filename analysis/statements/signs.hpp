#pragma once
// Signs: small things that a sentence has or lacks, from which statements are told. What counts as
// a sign is data (lexicon/signs_of_*.toml); this is the list of their names.

#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <string_view>

namespace labledger::analysis {

/// One sign. The names in the lexicon are these in lower case, words joined by "_".
enum class Sign {
  // Who.
  We,
  Ai,
  You,
  Others,  ///< Somebody else is told what to do: "governments should".
  Person,
  PolicySubject,  ///< A rule, body or act of oversight and its verb: "the policy requires".
  Body,           ///< A body or team of the lab: "the board", "our safety team".
  // Of what.
  Safety,
  CoreSafety,  ///< Wordings of safety that are rarely about anything else.
  Governance,
  NamedPolicy,
  Privacy,
  Enforcement,  ///< What rules of use, safeguards and care of data speak of.
  UseRule,      ///< What may not be done with a product: "our policy prohibits".
  Restraint,    ///< Not training, developing or deploying, or only once something holds.
  // Harm.
  Harm,
  Worry,
  Misbehaviour,
  SocialHarm,
  Cause,
  AiRisk,  ///< A harm and where it comes from, or how: "risks from AI", "could be misused".
  Mitigate,
  Denial,
  // Acts.
  SafetyAct,
  WeAct,
  WeProgress,
  OurThing,
  Done,
  WeDone,
  Finding,
  ModelDid,  ///< What a model or a test did: "the model refused".
  Promise,
  Aim,
  Require,
  Permit,
  Condition,
  Revisable,
  Role,
  // What looks like a statement and is none.
  Belief,
  Mission,
  Meta,      ///< A document about itself: "in this post we explain".
  RiskWork,  ///< Risk as a trade: "risk management".
  Definition,
  Example,
  PastReference,
  Terms,
  Job,
  Product,
  ThirdPartyActor,
  Thanks,
  Said,
  Office,
  // Ability.
  Benchmark,
  Score,
  Size,
  Ability,
  Improvement,
  ScoreRow,  ///< A table row with several scores.
  Forecast,
  ModelClaim,
  AbilityClaim,  ///< A wording that says how able something is.
  Availability,  ///< Where, when and for how much something can be had.
  Study,         ///< How an experiment is set up.
  // Resources.
  ComputeFigure,
  ComputeWord,
  Money,
  Funding,
  Pay,
  PeopleFigure,
  Hiring,
  SafetyStaff,
  PlainFigure,  ///< A number that is no share: with thousands' commas, or four digits.
  OwnPeople,
};
inline constexpr std::size_t kSigns = 73;

/// The signs' names in the lexicon, in the order of the enumerators.
[[nodiscard]] const std::array<std::string_view, kSigns>& sign_names();

/// The sign of that name; empty when there is none.
[[nodiscard]] std::optional<Sign> sign_of_name(std::string_view name);

/// Which signs a sentence has.
class SignSet {
 public:
  [[nodiscard]] bool has(Sign sign) const { return bits_[static_cast<std::size_t>(sign)]; }
  void add(Sign sign) { bits_.set(static_cast<std::size_t>(sign)); }

  /// Whether it has one of them.
  template <typename... Signs>
  [[nodiscard]] bool any(Signs... signs) const {
    return (has(signs) || ...);
  }
  /// Whether it has all of them.
  template <typename... Signs>
  [[nodiscard]] bool all(Signs... signs) const {
    return (has(signs) && ...);
  }

 private:
  std::bitset<kSigns> bits_;
};

}  // namespace labledger::analysis

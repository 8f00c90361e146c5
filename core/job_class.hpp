#pragma once
// The classes of openings that the share of safety staff is counted in.

namespace labledger {

/// What kind of work an opening is for. Everything that is none of the others is Other.
enum class JobClass {
  Other,
  AiSafety,        ///< Alignment, interpretability, preparedness, dangerous-capability evaluation.
  TrustAndSafety,  ///< Abuse, content, integrity, fraud, child safety, enforcement, usage policy.
  Security,        ///< Of information, systems and buildings.
  PolicyGovernance,  ///< Public policy, government and external affairs.
};

}  // namespace labledger

#pragma once
// How far two people who judged the same things agree, beyond what chance alone would bring.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace labledger::analysis {

/// What two reviewers said of one subject: the first's label and the second's.
using JudgedPair = std::pair<std::string, std::string>;

/// With fewer subjects than this, kappa says little about the two: its interval is wider than the
/// step from "fair" to "substantial".
inline constexpr std::size_t kEnoughJudged = 20;

/// Agreement over the subjects that both judged.
struct Agreement {
  std::size_t subjects = 0;
  double observed = 0;  ///< Share of subjects with equal labels; 0 without subjects.
  double expected = 0;  ///< Share that would be equal if each gave their labels by lot.
  /// Cohen's kappa, -1 to 1. Empty without subjects, and when both gave one and the same label
  /// throughout: agreement is then certain by lot, too, and tells nothing.
  std::optional<double> kappa;
  /// The 95 % interval of kappa; meaningless where kappa is empty. Wilson's interval of `observed`,
  /// with `expected` held as it was found.
  double low = 0;
  double high = 0;
};

/// Cohen's kappa for two reviewers and labels without an order.
/// @see Cohen 1960, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological
/// Measurement 20 (1), pages 37 to 46; his equation 7 holds `expected` as it was found, too.
[[nodiscard]] Agreement agreement_of(std::span<const JudgedPair> judged);

}  // namespace labledger::analysis

#pragma once
// What people should look at next: findings that are important or uncertain and not judged yet.

#include <optional>
#include <span>
#include <string_view>

#include "core/change.hpp"
#include "core/review.hpp"

namespace labledger::analysis {

/// Why a finding waits for a person, most important first.
enum class ReviewCause {
  Critical,    ///< Of critical severity.
  Disputed,    ///< Reviewers differ.
  High,        ///< Of high severity.
  Unjudged,    ///< The program could not tell how much it matters.
  Unreviewed,  ///< Others have judged it; the one who asks has not.
};

/// In words: "critical, no verdict yet".
[[nodiscard]] std::string_view words_of(ReviewCause cause);

/// Why a change waits for a person; empty when it does not. Only substantive changes wait.
/// `entries` are those on the change, oldest first. An empty `reviewer` asks for what nobody has
/// judged, and for what is disputed; a name asks for what this one has not judged, as a second
/// reviewer needs it, and never gives what others said away.
[[nodiscard]] std::optional<ReviewCause> cause_to_review(const Change& change,
                                                         std::span<const ReviewEntry> entries,
                                                         std::string_view reviewer);

}  // namespace labledger::analysis

#include "analysis/review_queue.hpp"

#include <algorithm>
#include <array>

namespace labledger::analysis {
namespace {

bool has_judged(std::span<const ReviewEntry> entries, std::string_view reviewer) {
  return std::ranges::any_of(entries, [&](const ReviewEntry& entry) {
    return is_verdict(entry.action) && (reviewer.empty() || entry.author == reviewer);
  });
}

}  // namespace

std::string_view words_of(ReviewCause cause) {
  constexpr std::array<std::string_view, 5> kWords = {
      "severity critical, no verdict yet", "reviewers differ", "severity high, no verdict yet",
      "severity not known, no verdict yet", "judged by others only"};
  return kWords[static_cast<std::size_t>(cause)];
}

std::optional<ReviewCause> cause_to_review(const Change& change,
                                           std::span<const ReviewEntry> entries,
                                           std::string_view reviewer) {
  if (change.change_class != ChangeClass::Substantive) return std::nullopt;
  const bool is_disputed = review_state(entries) == ReviewState::Disputed;
  if (has_judged(entries, reviewer)) {
    if (reviewer.empty() && is_disputed) return ReviewCause::Disputed;
    return std::nullopt;
  }
  if (change.severity == Severity::Critical) return ReviewCause::Critical;
  if (change.severity == Severity::High) return ReviewCause::High;
  if (!change.severity) return ReviewCause::Unjudged;
  const bool is_judged_by_others = has_judged(entries, "");
  return is_judged_by_others ? std::optional(ReviewCause::Unreviewed) : std::nullopt;
}

}  // namespace labledger::analysis

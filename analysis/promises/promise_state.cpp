#include "analysis/promises/promise_state.hpp"

#include <map>
#include <optional>
#include <string_view>

#include "core/names.hpp"

namespace labledger::analysis {
namespace {

/// What the settlements come to; empty without any.
std::optional<PromiseState> settled(std::span<const ReviewEntry> entries) {
  std::map<std::string_view, PromiseState> by_author;
  for (const ReviewEntry& entry : entries) {
    if (entry.action != ReviewAction::Settle) continue;
    const auto outcome = field_of(entry, "as");
    const auto state = outcome ? from_name<PromiseState>(*outcome) : std::nullopt;
    if (state) by_author[entry.author] = *state;
  }
  std::optional<PromiseState> common;
  for (const auto& [author, state] : by_author) {
    if (common && *common != state) return PromiseState::Contested;
    common = state;
  }
  return common;
}

}  // namespace

PromiseState state_of(const Deadline& deadline, std::span<const ReviewEntry> entries, Day today) {
  if (const auto state = settled(entries)) return *state;
  if (deadline.kind != DeadlineKind::Date || !deadline.latest) return PromiseState::Unknown;
  return today > *deadline.latest ? PromiseState::Due : PromiseState::Pending;
}

}  // namespace labledger::analysis

#pragma once
// One page, a lab's policy in eight sentences, and what tests do with it.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/source_memory.hpp"
#include "core/change.hpp"
#include "core/document.hpp"
#include "core/time.hpp"

namespace labledger::analysis {

/// The sentences, one a paragraph: long enough to be missed when they are gone.
[[nodiscard]] const std::vector<std::string_view>& policy();

/// The policy with one sentence in another wording.
[[nodiscard]] std::vector<std::string_view> policy_with(std::size_t index, std::string_view text);

/// The policy with one sentence gone.
[[nodiscard]] std::vector<std::string_view> policy_without(std::size_t index);

/// A memory that has seen the policy on day 0.
[[nodiscard]] SourceMemory remember_policy();

/// Midnight of a day, counted from the epoch.
[[nodiscard]] Instant day(std::int64_t number);

/// Shows the memory a capture of that day.
Finding observe(SourceMemory& memory, std::int64_t on_day, const Document& document);

/// The finding's change of that class; null when there is none. Valid while the finding lives.
[[nodiscard]] const Change* find_change(const Finding& finding, ChangeClass change_class);

/// Whether there is a substantive change.
[[nodiscard]] bool alerts(const Finding& finding);

}  // namespace labledger::analysis

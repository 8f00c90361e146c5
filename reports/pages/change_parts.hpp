#pragma once
// What the page of one change and the digest of a period say of a change, in the same words.

#include "reports/pages/reading_order.hpp"

namespace labledger::reports {

/// "Alder Labs: Model policy (2025-02-14)", leading to the change's own page.
[[nodiscard]] Text change_title(const ReadingOrder& report, const ChangeReport& change);

/// Edits of one change that its own page quotes (a page rewritten from end to end has hundreds),
/// and those that a digest of many changes does.
inline constexpr std::size_t kEditLimit = 80;
inline constexpr std::size_t kDigestEditLimit = 4;

/// What is known of the change, its quotes, at most so many, and its evidence.
void write_change_parts(Page& page, const ChangeReport& change, std::size_t edit_limit);

}  // namespace labledger::reports

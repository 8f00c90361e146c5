#pragma once
// What the page of one change and the digest of a period say of a change, in the same words.

#include "reports/pages/reading_order.hpp"

namespace labledger::reports {

/// "Alder Labs: Model policy (2025-02-14)", leading to the change's own page.
[[nodiscard]] Text change_title(const ReadingOrder& report, const ChangeReport& change);

/// What is known of the change, its quotes, and its evidence.
void write_change_parts(Page& page, const ChangeReport& change);

}  // namespace labledger::reports

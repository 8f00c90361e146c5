#pragma once
// The documents that a report quotes from, one at a time.

#include <functional>
#include <vector>

#include "cli/ledger.hpp"
#include "core/document.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "reports/captures.hpp"

namespace labledger::cli {

/// Hands in each capture with its document, as the parsers read it now; null where they cannot. By
/// URL, so that the history of a page is read once.
[[nodiscard]] Result<void> for_each_capture(
    Ledger& ledger, const std::vector<Lab>& labs, Instant as_of,
    std::vector<reports::UsedCapture> captures,
    const std::function<Result<void>(const reports::UsedCapture&, const Document*)>& take);

}  // namespace labledger::cli

#pragma once
// What the job boards of a lab showed on each day on which they were read.

#include <vector>

#include "analysis/scores/opening_points.hpp"
#include "cli/ledger.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace labledger::cli {

/// The boards among the sources of a lab, up to and with `as_of`, in the order of its file; those
/// that were never read have no days. Technical openings are counted, each with the class that its
/// title had then. Linear in captures, openings and what happened to these.
[[nodiscard]] Result<std::vector<analysis::BoardDays>> read_board_days(Ledger& ledger,
                                                                       const Lab& lab,
                                                                       Instant as_of);

}  // namespace labledger::cli

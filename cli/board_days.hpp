#pragma once
// What the job boards of a lab showed on each day on which they were read.

#include "cli/ledger.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "core/score.hpp"
#include "core/time.hpp"

namespace labledger::cli {

/// The openings of a lab over time, from the boards among its sources, up to and with `as_of`.
/// Technical openings are counted, each with the class that its title had then; shares are
/// corrected for `titles`. Linear in captures, openings and what happened to these.
[[nodiscard]] Result<OpeningsSeries> read_openings_series(Ledger& ledger, const Lab& lab,
                                                          const TitleErrors& titles, Instant as_of);

}  // namespace labledger::cli

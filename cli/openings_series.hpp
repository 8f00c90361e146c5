#pragma once
// The share of AI safety among labs' openings over time, as `openings --series` tells it.

#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/ledger.hpp"
#include "cli/period.hpp"
#include "core/result.hpp"
#include "core/score.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// The openings of one lab over time.
struct LabOpenings {
  std::string lab_id;
  OpeningsSeries series;  ///< Without boards when none was read.
};

/// Which series are asked for.
struct OpeningsQuery {
  std::string lab_id;  ///< Empty: those of all labs.
  Period period;       ///< Days and gaps that touch it.
  Instant as_of;
};

/// One series a lab, by id, up to and with `as_of`. What was read before the period counts within
/// it, as it does in scores and reports.
[[nodiscard]] Result<std::vector<LabOpenings>> read_lab_openings(Ledger& ledger,
                                                                 const parsers::Registry& registry,
                                                                 const OpeningsQuery& query,
                                                                 const TitleErrors& titles);

/// Prints a line for each day of observation and for each gap, lab by lab, in any format but that
/// of calendars. Labs of which no board was read are named. As a record: {lab, day, safety,
/// technical, share, low, high, corrected, corrected_low, corrected_high, boards[], gap}; of a gap
/// the numbers are null, `gap` says why, and `day` is its first day.
void print_openings_series(const std::vector<LabOpenings>& labs, OutputFormat format);

}  // namespace labledger::cli

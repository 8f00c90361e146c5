#pragma once
// The reporting stage of the pipeline, as `report` and `run` share it.

#include <cstddef>
#include <string>
#include <vector>

#include "cli/ledger.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "reports/report_model.hpp"

namespace labledger::cli {

/// What one report is about, and where it goes.
struct ReportRequest {
  std::vector<Lab> labs;
  Instant as_of;           ///< Nothing later is in it.
  reports::Period period;  ///< Of the changes it lists.
  std::string folder;
  int verbosity = 0;  ///< For the progress line.
};

/// How many files a report has, and how many of them differed from what was there.
struct ReportFiles {
  std::size_t files = 0;
  std::size_t written = 0;
};

/// Writes the report. Files whose bytes would not change are left alone; the others are replaced
/// one by one, each at once. Storage when the folder cannot be written.
[[nodiscard]] Result<ReportFiles> write_report(Ledger& ledger, const ReportRequest& request);

/// Writes the tables of the report without its pages, in the same way: data/*.csv and so on.
[[nodiscard]] Result<ReportFiles> write_data(Ledger& ledger, const ReportRequest& request);

/// The period that a report is about unless another is asked for: the last 30 days.
[[nodiscard]] reports::Period default_period(Instant as_of);

}  // namespace labledger::cli

#pragma once
// The report as data: tables as CSV and JSON Lines, and what describes them to programs.

#include <vector>

#include "reports/report_model.hpp"
#include "reports/site.hpp"

namespace labledger::reports {

/// data/NAME.csv and data/NAME.jsonl for every table, and data/datapackage.json, which gives each
/// CSV file's fields with types, units and key, its size and its SHA-256. By path. Equal models
/// give equal bytes. In CSV files a text that a spreadsheet would take for a formula has an
/// apostrophe before it; in JSON Lines every text is as it is.
/// @see Data Package 2.0 and Table Schema (datapackage.org); RFC 4180.
[[nodiscard]] std::vector<RenderedFile> render_data(const ReportModel& model);

}  // namespace labledger::reports

#pragma once
// Postings kept as a table, a row a posting or an event. The entry point is parse_job_table
// (parsers/boards/job_board.hpp).

#include <optional>
#include <string>
#include <vector>

#include "core/job.hpp"

namespace labledger::parsers {

/// The posting of one row under its header; nothing when the row names none. A column `raw_data`
/// holds the board's own record, as JSON or as Python wrote it: what the columns leave open is
/// taken from it. Rows of events hold the record as JSON under `new_data`, or `previous_data`.
[[nodiscard]] std::optional<JobPosting> posting_of_row(const std::vector<std::string>& header,
                                                       const std::vector<std::string>& row);

}  // namespace labledger::parsers

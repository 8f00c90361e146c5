#pragma once
// Tables for spreadsheets.

#include <string>
#include <vector>

namespace labledger::cli {

/// One record with its line end (CR LF). A field with a comma, a quote or a line end is quoted; one
/// that a spreadsheet would take for a formula gets an apostrophe before it, since what pages write
/// must not run anywhere.
/// @see RFC 4180 section 2.
[[nodiscard]] std::string csv_record(const std::vector<std::string>& fields);

}  // namespace labledger::cli

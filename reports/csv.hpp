#pragma once
// Tables for spreadsheets.

#include <string>
#include <vector>

namespace labledger::reports {

/// Who wrote what stands in a field.
enum class CsvContent {
  Foreign,  ///< Anybody: it is kept from being a formula.
  Ours,     ///< We: a number, a name of ours.
};

/// One field of a record.
struct CsvField {
  std::string text;
  CsvContent content = CsvContent::Foreign;
};

/// Appends one record with its line end (CR LF). A field with a comma, a quote or a line end is
/// quoted; a foreign one that a spreadsheet would take for a formula gets an apostrophe before it,
/// since what pages write must not run anywhere.
/// @see RFC 4180 section 2.
void append_csv_record(std::string& out, const std::vector<CsvField>& fields);

/// The same by itself.
[[nodiscard]] std::string mixed_csv_record(const std::vector<CsvField>& fields);

/// The same of fields that are all foreign.
[[nodiscard]] std::string csv_record(const std::vector<std::string>& fields);

}  // namespace labledger::reports

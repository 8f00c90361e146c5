#pragma once
// The report as tables for programs: each column says its name, type and unit beside how its cells
// are found, so that a table and its description cannot part.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/digest.hpp"
#include "core/document.hpp"
#include "core/time.hpp"
#include "reports/csv.hpp"

namespace labledger::reports {

/// Types of the Table Schema that we use.
enum class DataType { String, Integer, Number, Boolean, DateTime, Date, Uri };

/// One column. Texts are valid for ever.
struct DataField {
  std::string_view name;  ///< Lower-case letters, digits and "_".
  DataType type = DataType::String;
  std::string_view description;  ///< A sentence's part, for people.
  std::string_view unit;         ///< "FLOP/s", "USD"; empty for what has none.
};

/// One value; nothing for what is unknown or does not apply.
using DataCell = std::variant<std::monostate, std::string, std::int64_t, double, bool>;

/// What a table is called, and its columns.
struct DataTable {
  std::string_view name;  ///< Of its files, without suffix: "changes".
  std::string_view title;
  std::string_view description;
  std::vector<DataField> fields;
  std::vector<std::string_view> key;  ///< The fields that tell rows apart; empty when none do.
};

/// A table with its rows, in both forms.
struct PrintedTable {
  DataTable table;
  /// A line of names, then the rows; lines end in CR LF. A text that a spreadsheet would take for a
  /// formula gets an apostrophe before it.
  /// @see RFC 4180 section 2.
  std::string csv;
  /// An object a row, with every field; null for what is unknown. Ill-formed UTF-8 becomes U+FFFD.
  /// @see https://jsonlines.org
  std::string json_lines;
};

/// Prints a table row by row, so that no more than one row of cells is in memory.
class TablePrinter {
 public:
  /// @param rows that will be added, for memory's sake.
  TablePrinter(DataTable table, std::size_t rows);

  /// Adds a row: one cell for each field.
  void add(const std::vector<DataCell>& row);

  [[nodiscard]] PrintedTable finish() && { return std::move(printed_); }

 private:
  PrintedTable printed_;
  std::size_t rows_;                     // To come in all …
  std::size_t added_ = 0;                // … and so far.
  std::vector<std::string> json_names_;  // Of the fields, with what stands before and after them.
  std::vector<CsvField> csv_fields_;     // Of the row at hand.
};

/// A column of a table of Ts.
template <typename T>
struct DataColumn {
  DataField field;
  std::function<DataCell(const T&)> cell;
};

/// A table with a row for each of `items`, in their order.
template <typename T>
[[nodiscard]] PrintedTable table_of(DataTable table, const std::vector<DataColumn<T>>& columns,
                                    const std::vector<T>& items) {
  for (const DataColumn<T>& column : columns)
    table.fields.push_back(column.field);
  TablePrinter printer(std::move(table), items.size());
  std::vector<DataCell> row(columns.size());
  for (const T& item : items) {
    for (std::size_t i = 0; i < columns.size(); ++i)
      row[i] = columns[i].cell(item);
    printer.add(row);
  }
  return std::move(printer).finish();
}

/// A text; nothing when it is empty.
[[nodiscard]] DataCell text_cell(std::string_view text);
/// An RFC 3339 time in UTC.
[[nodiscard]] DataCell time_cell(const std::optional<Instant>& at);
/// The value as the page states it: with the precision that it has.
[[nodiscard]] DataCell date_cell(const std::optional<StatedDate>& date);
/// 64 hex digits.
[[nodiscard]] DataCell digest_cell(const std::optional<Digest>& digest);
[[nodiscard]] DataCell count_cell(std::uint64_t count);
[[nodiscard]] DataCell number_cell(const std::optional<double>& number);
/// The texts joined by "; ".
[[nodiscard]] DataCell list_cell(const std::vector<std::string>& texts);

}  // namespace labledger::reports

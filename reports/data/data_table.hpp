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

/// Rows of cells, each row with one cell for each field.
struct DataTable {
  std::string_view name;  ///< Of its files, without suffix: "changes".
  std::string_view title;
  std::string_view description;
  std::vector<DataField> fields;
  std::vector<std::string_view> key;  ///< The fields that tell rows apart; empty when none do.
  std::vector<std::vector<DataCell>> rows;
};

/// A column of a table of Ts.
template <typename T>
struct DataColumn {
  DataField field;
  std::function<DataCell(const T&)> cell;
};

/// A table with a row for each of `items`, in their order.
template <typename T>
[[nodiscard]] DataTable table_of(DataTable head, const std::vector<DataColumn<T>>& columns,
                                 const std::vector<T>& items) {
  for (const DataColumn<T>& column : columns)
    head.fields.push_back(column.field);
  head.rows.reserve(items.size());
  for (const T& item : items) {
    std::vector<DataCell>& row = head.rows.emplace_back();
    row.reserve(columns.size());
    for (const DataColumn<T>& column : columns)
      row.push_back(column.cell(item));
  }
  return head;
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

/// The table as CSV: a line of names, then the rows; lines end in CR LF. A text that a spreadsheet
/// would take for a formula gets an apostrophe before it.
/// @see RFC 4180 section 2.
[[nodiscard]] std::string csv_of(const DataTable& table);

/// The table as JSON Lines: an object a row, with every field; null for what is unknown. Ill-formed
/// UTF-8 becomes U+FFFD.
[[nodiscard]] std::string json_lines_of(const DataTable& table);

}  // namespace labledger::reports

#include "reports/data/data_table.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include <nlohmann/json.hpp>

#include "reports/csv.hpp"

namespace labledger::reports {
namespace {

using Json = nlohmann::ordered_json;

/// The shortest digits that mean exactly this number.
std::string digits_of(double number) {
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc{} ? std::string(digits.data(), end) : std::string();
}

CsvField csv_field_of(const DataCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return {*text, CsvContent::Foreign};
  if (const auto* count = std::get_if<std::int64_t>(&cell)) {
    return {std::to_string(*count), CsvContent::Ours};
  }
  if (const auto* number = std::get_if<double>(&cell))
    return {digits_of(*number), CsvContent::Ours};
  if (const auto* truth = std::get_if<bool>(&cell)) {
    return {*truth ? "true" : "false", CsvContent::Ours};
  }
  return {"", CsvContent::Ours};
}

Json json_of(const DataCell& cell) {
  return std::visit(
      [](const auto& value) -> Json {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
          return nullptr;
        } else {
          return value;
        }
      },
      cell);
}

}  // namespace

DataCell text_cell(std::string_view text) {
  if (text.empty()) return {};
  return std::string(text);
}

DataCell time_cell(const std::optional<Instant>& at) {
  if (!at) return {};
  return format_rfc3339(*at);
}

DataCell date_cell(const std::optional<StatedDate>& date) {
  if (!date) return {};
  return date->value;
}

DataCell digest_cell(const std::optional<Digest>& digest) {
  if (!digest) return {};
  return digest->hex();
}

DataCell count_cell(std::uint64_t count) {
  return static_cast<std::int64_t>(count);
}

DataCell number_cell(const std::optional<double>& number) {
  if (!number || !std::isfinite(*number)) return {};
  return *number;
}

DataCell list_cell(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts)
    joined.append(joined.empty() ? "" : "; ").append(text);
  return text_cell(joined);
}

std::string csv_of(const DataTable& table) {
  std::vector<CsvField> fields;
  fields.reserve(table.fields.size());
  for (const DataField& field : table.fields)
    fields.push_back({std::string(field.name), CsvContent::Ours});
  std::string bytes = mixed_csv_record(fields);
  for (const std::vector<DataCell>& row : table.rows) {
    fields.clear();
    for (const DataCell& cell : row)
      fields.push_back(csv_field_of(cell));
    bytes += mixed_csv_record(fields);
  }
  return bytes;
}

std::string json_lines_of(const DataTable& table) {
  std::string bytes;
  for (const std::vector<DataCell>& row : table.rows) {
    Json object = Json::object();
    for (std::size_t i = 0; i < row.size(); ++i)
      object[std::string(table.fields[i].name)] = json_of(row[i]);
    bytes += object.dump(-1, ' ', false, Json::error_handler_t::replace);
    bytes += '\n';
  }
  return bytes;
}

}  // namespace labledger::reports

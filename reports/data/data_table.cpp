#include "reports/data/data_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/check.hpp"

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

/// Whether the text stands in a JSON string as it is: most do, and need no library.
/// @see RFC 8259 section 7.
bool is_plain(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

void append_json(std::string& out, const Json& value) {
  out += value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void append_json(std::string& out, const DataCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    if (is_plain(*text)) {
      out.append("\"").append(*text).append("\"");
    } else {
      append_json(out, Json(*text));
    }
  } else if (const auto* count = std::get_if<std::int64_t>(&cell)) {
    out += std::to_string(*count);
  } else if (const auto* number = std::get_if<double>(&cell)) {
    append_json(out, Json(*number));
  } else if (const auto* truth = std::get_if<bool>(&cell)) {
    out += *truth ? "true" : "false";
  } else {
    out += "null";
  }
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

TablePrinter::TablePrinter(DataTable table, std::size_t rows)
    : printed_{std::move(table), {}, {}}, rows_(rows) {
  for (const DataField& field : printed_.table.fields) {
    csv_fields_.push_back({std::string(field.name), CsvContent::Ours});
    std::string& name = json_names_.emplace_back(json_names_.empty() ? "{" : ",");
    append_json(name, Json(field.name));
    name += ':';
  }
  append_csv_record(printed_.csv, csv_fields_);
}

void TablePrinter::add(const std::vector<DataCell>& row) {
  CHECK_INVARIANT(row.size() == csv_fields_.size());
  std::string& lines = printed_.json_lines;
  for (std::size_t i = 0; i < row.size(); ++i) {
    csv_fields_[i] = csv_field_of(row[i]);
    lines += json_names_[i];
    append_json(lines, row[i]);
  }
  lines += "}\n";
  append_csv_record(printed_.csv, csv_fields_);
  // Rows are much alike: what some need tells what all will. Growing would copy them many times.
  constexpr std::size_t kSample = 100;
  constexpr std::size_t kMost = 64U << 20;  // Where the first rows are the longest.
  if (++added_ != kSample) return;
  const std::size_t times = rows_ / kSample + 1;
  for (std::string* text : {&printed_.csv, &lines})
    text->reserve(std::min(text->size() * times + text->size() * times / 8, kMost));
}

}  // namespace labledger::reports

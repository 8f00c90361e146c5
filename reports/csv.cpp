#include "reports/csv.hpp"

#include <string_view>

namespace labledger::reports {
namespace {

void append_field(std::string& record, std::string_view text, CsvContent content) {
  constexpr std::string_view kFormulaStarts = "=+-@\t\r";
  const bool is_formula = content == CsvContent::Foreign && !text.empty() &&
                          kFormulaStarts.find(text.front()) != std::string_view::npos;
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    record.append(is_formula ? "'" : "").append(text);
    return;
  }
  record.append(is_formula ? "\"'" : "\"");
  for (const char c : text) {
    if (c == '"') record += '"';
    record += c;
  }
  record += '"';
}

}  // namespace

std::string mixed_csv_record(const std::vector<CsvField>& fields) {
  std::string record;
  for (const CsvField& field : fields) {
    if (&field != &fields.front()) record += ',';
    append_field(record, field.text, field.content);
  }
  return record + "\r\n";
}

std::string csv_record(const std::vector<std::string>& fields) {
  std::vector<CsvField> foreign;
  foreign.reserve(fields.size());
  for (const std::string& field : fields)
    foreign.push_back({field, CsvContent::Foreign});
  return mixed_csv_record(foreign);
}

}  // namespace labledger::reports

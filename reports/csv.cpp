#include "reports/csv.hpp"

#include <string_view>

#include "core/byte_set.hpp"

namespace labledger::reports {
namespace {

void append_field(std::string& record, std::string_view text, CsvContent content) {
  constexpr ByteSet kFormulaStarts("=+-@\t\r");
  constexpr ByteSet kActing(",\"\r\n");
  const bool is_formula =
      content == CsvContent::Foreign && !text.empty() && kFormulaStarts.has(text.front());
  if (kActing.find_in(text) == text.size()) {
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

void append_csv_record(std::string& out, const std::vector<CsvField>& fields) {
  for (const CsvField& field : fields) {
    if (&field != &fields.front()) out += ',';
    append_field(out, field.text, field.content);
  }
  out += "\r\n";
}

std::string mixed_csv_record(const std::vector<CsvField>& fields) {
  std::string record;
  append_csv_record(record, fields);
  return record;
}

std::string csv_record(const std::vector<std::string>& fields) {
  std::vector<CsvField> foreign;
  foreign.reserve(fields.size());
  for (const std::string& field : fields)
    foreign.push_back({field, CsvContent::Foreign});
  return mixed_csv_record(foreign);
}

}  // namespace labledger::reports

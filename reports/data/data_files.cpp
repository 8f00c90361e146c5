#include "reports/data/data_files.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/digest.hpp"
#include "reports/data/data_tables.hpp"

namespace labledger::reports {
namespace {

using Json = nlohmann::ordered_json;

/// Type and format of the Table Schema.
std::pair<std::string_view, std::string_view> schema_type(DataType type) {
  switch (type) {
    case DataType::Integer:
      return {"integer", ""};
    case DataType::Number:
      return {"number", ""};
    case DataType::Boolean:
      return {"boolean", ""};
    case DataType::DateTime:
      return {"datetime", "default"};
    case DataType::Date:
      return {"date", "default"};
    case DataType::Uri:
      // The Table Schema has a format for URIs, which a guarded field would break.
      return {"string", ""};
    case DataType::String:
      break;
  }
  return {"string", ""};
}

Json field_json(const DataField& field) {
  const auto [type, format] = schema_type(field.type);
  Json json{{"name", field.name}, {"type", type}};
  if (!format.empty()) json["format"] = format;
  json["description"] = field.description;
  if (!field.unit.empty()) json["unit"] = field.unit;
  return json;
}

Json resource_json(const DataTable& table, const std::string& csv) {
  Json fields = Json::array();
  for (const DataField& field : table.fields)
    fields.push_back(field_json(field));
  Json schema{{"fields", std::move(fields)}, {"missingValues", Json::array({""})}};
  if (!table.key.empty()) schema["primaryKey"] = table.key;
  return {{"name", table.name},
          {"title", table.title},
          {"description", table.description},
          {"path", std::string(table.name) + ".csv"},
          {"type", "table"},
          {"format", "csv"},
          {"mediatype", "text/csv"},
          {"encoding", "utf-8"},
          {"bytes", csv.size()},
          {"hash", "sha256:" + sha256(csv).hex()},
          {"dialect", {{"lineTerminator", "\r\n"}}},
          {"schema", std::move(schema)}};
}

std::vector<DataTable> all_tables(const ReportModel& model) {
  std::vector<DataTable> tables;
  for (auto* const part :
       {registry_tables, change_tables, statement_tables, score_tables, compute_tables}) {
    for (DataTable& table : part(model))
      tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace

std::vector<RenderedFile> render_data(const ReportModel& model) {
  std::vector<RenderedFile> files;
  Json resources = Json::array();
  for (const DataTable& table : all_tables(model)) {
    const std::string path = "data/" + std::string(table.name);
    std::string csv = csv_of(table);
    resources.push_back(resource_json(table, csv));
    files.push_back({path + ".csv", std::move(csv)});
    files.push_back({path + ".jsonl", json_lines_of(table)});
  }
  const Json package{
      {"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
      {"name", "labledger-report"},
      {"title", "What AI labs disclose"},
      {"description",
       "Each table stands here as CSV and, under the same name, as JSON Lines. In CSV files a text "
       "that a spreadsheet would take for a formula has an apostrophe before it. An empty cell "
       "means unknown or not applicable, never zero."},
      {"created", format_rfc3339(model.as_of)},
      {"resources", std::move(resources)}};
  files.push_back({"data/datapackage.json",
                   package.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"});
  std::sort(files.begin(), files.end(),
            [](const RenderedFile& a, const RenderedFile& b) { return a.path < b.path; });
  return files;
}

}  // namespace labledger::reports

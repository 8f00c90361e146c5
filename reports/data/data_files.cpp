#include "reports/data/data_files.hpp"

#include <algorithm>
#include <array>
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

Json resource_json(const PrintedTable& printed) {
  const DataTable& table = printed.table;
  const std::string& csv = printed.csv;
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

constexpr std::array<std::vector<PrintedTable> (*)(const ReportModel&), DataFiles::kParts>
    kTablesOf = {registry_tables, change_tables, statement_tables, score_tables, compute_tables};

}  // namespace

/// The resources of each part, once it is printed.
struct DataFiles::Descriptions {
  std::array<std::vector<Json>, DataFiles::kParts> by_part;
};

DataFiles::DataFiles(const ReportModel& model)
    : model_(&model), descriptions_(std::make_unique<Descriptions>()) {}
DataFiles::~DataFiles() = default;

std::vector<RenderedFile> DataFiles::print(std::size_t part) {
  std::vector<Json>& resources = descriptions_->by_part.at(part);
  resources.clear();
  std::vector<RenderedFile> files;
  for (PrintedTable& table : kTablesOf.at(part)(*model_)) {
    resources.push_back(resource_json(table));
    const std::string path = "data/" + std::string(table.table.name);
    files.push_back({path + ".csv", std::move(table.csv)});
    files.push_back({path + ".jsonl", std::move(table.json_lines)});
  }
  return files;
}

RenderedFile DataFiles::package() const {
  Json resources = Json::array();
  for (const std::vector<Json>& part : descriptions_->by_part) {
    for (const Json& resource : part)
      resources.push_back(resource);
  }
  const Json package{
      {"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
      {"name", "labledger-report"},
      {"title", "What AI labs disclose"},
      {"description",
       "Each table stands here as CSV and, under the same name, as JSON Lines. In CSV files a text "
       "that a spreadsheet would take for a formula has an apostrophe before it. An empty cell "
       "means unknown or not applicable, never zero."},
      {"created", format_rfc3339(model_->as_of)},
      {"resources", std::move(resources)}};
  return {"data/datapackage.json",
          package.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"};
}

std::vector<RenderedFile> render_data(const ReportModel& model) {
  DataFiles data(model);
  std::vector<RenderedFile> files;
  for (std::size_t part = 0; part < DataFiles::kParts; ++part) {
    for (RenderedFile& file : data.print(part))
      files.push_back(std::move(file));
  }
  files.push_back(data.package());
  std::ranges::sort(files, {}, &RenderedFile::path);
  return files;
}

}  // namespace labledger::reports

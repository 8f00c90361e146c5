#include "parsers/facts/parameter_file.hpp"

#include <string>

#include "core/names.hpp"
#include "parsers/facts/fact_words.hpp"
#include "parsers/registry/toml_table.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kEntryLimit = 500;
constexpr Bounds<std::int64_t> kYears{1990, 2100};

ComputeParameter read_parameter(TomlTable& table) {
  ComputeParameter parameter;
  parameter.id = table.required_text("id");
  parameter.name = table.required_text("name");
  if (const auto year = table.integer("year", kYears)) parameter.year = static_cast<int>(*year);
  const auto interval = read_log_normal(table, "interval");
  if (!interval) table.complain("interval", "an interval [low, high] is needed");
  parameter.value = interval.value_or(LogNormal());
  if (const auto median = table.number("median", kAnyFigure)) {
    const auto value = LogNormal::from_median(*median, parameter.value.sigma());
    if (value) parameter.value = *value;
    if (interval && (*median < interval->low() || *median > interval->high())) {
      table.complain("median", "the median lies outside the interval");
    }
  }
  parameter.unit = table.required_text("unit");
  if (const auto basis = table.word("basis", basis_words())) {
    parameter.basis = from_name<FigureBasis>(*basis).value_or(FigureBasis::Judgement);
  }
  parameter.source = table.required_text("source");
  table.refuse_other_keys();
  return parameter;
}

}  // namespace

std::vector<ComputeParameter> parse_parameters(std::string_view file_name, std::string_view bytes,
                                               std::vector<Mistake>& mistakes) {
  const std::size_t first = mistakes.size();
  MistakeLog log(file_name, mistakes);
  std::vector<ComputeParameter> parameters;
  if (const auto root = parse_toml(bytes, log)) {
    TomlTable table(*root, log);
    std::vector<TomlTable> tables = table.tables("parameter");
    if (tables.size() > kEntryLimit) {
      log.add({}, "the file has " + std::to_string(tables.size()) +
                      " parameters, over the limit of " + std::to_string(kEntryLimit));
      tables.clear();
    }
    for (TomlTable& entry : tables) {
      ComputeParameter parameter = read_parameter(entry);
      for (const ComputeParameter& other : parameters) {
        if (other.id == parameter.id && other.year == parameter.year) {
          entry.complain("id", "'" + parameter.id + "' is there already for the same year");
        }
      }
      parameters.push_back(std::move(parameter));
    }
    table.refuse_other_keys();
  }
  sort_mistakes(mistakes, first);
  return parameters;
}

}  // namespace labledger::parsers

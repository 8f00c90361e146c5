#include "cli/record_printer.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "reports/csv.hpp"

namespace labledger::cli {
namespace {

/// A value as one field: lists of words are joined by "; ", and what has fields itself stays JSON.
std::string csv_value(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  const bool is_words = value.is_array() && std::all_of(value.begin(), value.end(), [](auto& item) {
                          return item.is_string();
                        });
  if (is_words) {
    return fmt::format("{}", fmt::join(value.get<std::vector<std::string>>(), "; "));
  }
  return to_line(value);
}

}  // namespace

void RecordPrinter::print(Json record) {
  if (format_ == OutputFormat::JsonLines) {
    print_line(record);
  } else if (format_ == OutputFormat::Json) {
    records_.push_back(std::move(record));
  } else {
    std::vector<std::string> names;
    std::vector<std::string> values;
    for (const auto& [name, value] : record.items()) {
      names.push_back(name);
      values.push_back(csv_value(value));
    }
    if (!std::exchange(has_head_, true)) fmt::print("{}", reports::csv_record(names));
    fmt::print("{}", reports::csv_record(values));
  }
}

void RecordPrinter::finish() {
  if (format_ == OutputFormat::Json) {
    fmt::print("{}\n", records_.dump(1, ' ', false, Json::error_handler_t::replace));
  }
}

}  // namespace labledger::cli

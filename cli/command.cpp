#include "cli/command.hpp"

#include <map>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

namespace labledger::cli {

void add_format_option(CLI::App& command, OutputFormat& format,
                       const std::vector<OutputFormat>& choices) {
  static const std::map<OutputFormat, std::string> names = {{OutputFormat::Text, "text"},
                                                            {OutputFormat::Json, "json"},
                                                            {OutputFormat::JsonLines, "jsonl"},
                                                            {OutputFormat::Markdown, "markdown"},
                                                            {OutputFormat::Csv, "csv"}};
  std::map<std::string, OutputFormat> by_name;
  for (const OutputFormat choice : choices)
    by_name.emplace(names.at(choice), choice);
  command.add_option("--format", format, "How to print the data")
      ->transform(CLI::CheckedTransformer(by_name, CLI::ignore_case))
      ->default_str(names.at(format));
}

}  // namespace labledger::cli

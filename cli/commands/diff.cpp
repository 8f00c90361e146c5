// `labledger diff`: what changed between two files, by the same analysis that watches sources.

#include <memory>
#include <string>

#include <fmt/format.h>

#include "analysis/source_memory.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/json.hpp"
#include "core/names.hpp"
#include "parsers/payload.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kFileLimit = 64U << 20;

struct DiffOptions {
  std::string before;
  std::string after;
  OutputFormat format = OutputFormat::Text;
  bool all = false;
};

Result<Document> read_page(const std::string& path) {
  const std::string bytes = TRY(read_file(path, kFileLimit));
  // No server says what a file is; its own bytes do, and plain text is the rest.
  Document document = parsers::parse_payload(bytes, "text/plain");
  if (document.usable()) return document;
  return Error{ErrorKind::Malformed, "'" + path + "' cannot be compared: " +
                                         std::string(name_of(document.problems.front()))};
}

void print_text(const Change& change) {
  fmt::print("{}\n", name_of(change.change_class));
  for (const Edit& edit : change.edits) {
    const auto& place = edit.after ? edit.after : edit.before;
    if (place && !place->heading.empty()) fmt::print("@ {}\n", place->heading);
    if (edit.before) fmt::print("- {}\n", edit.before->exact);
    if (edit.after) fmt::print("+ {}\n", edit.after->exact);
  }
}

Result<ExitCode> diff(const DiffOptions& options) {
  const Document before = TRY(read_page(options.before));
  const Document after = TRY(read_page(options.after));
  analysis::SourceMemory memory;
  const auto first = memory.observe({.source_url = options.before, .at = {0}, .document = before});
  const auto second = memory.observe({.source_url = options.before, .at = {1}, .document = after});
  if (!first.problems.empty() || !second.problems.empty()) {
    const CaptureProblem problem =
        first.problems.empty() ? second.problems.front() : first.problems.front();
    return Error{ErrorKind::Malformed,
                 "the files cannot be compared: " + std::string(name_of(problem))};
  }
  for (const Change& change : second.changes) {
    if (!options.all && change.change_class != ChangeClass::Substantive) continue;
    if (options.format == OutputFormat::JsonLines) {
      print_line(to_json(db::ChangeRow{
          .source = {}, .url = options.after, .fetch = {}, .captured_at = {}, .change = change}));
    } else {
      print_text(change);
    }
  }
  return ExitCode::Success;
}

}  // namespace

void add_diff_command(const Command& program) {
  const Command command = program.add_command("diff", "Shows what changed between two files");
  command.notes(
      "Examples:\n"
      "  labledger diff policy-2024.html policy-2025.html\n"
      "  labledger diff a.html b.html --all --format jsonl");
  auto options = std::make_shared<DiffOptions>();  // Owners: the options and the body.
  command.option("BEFORE", options->before, "The older file").required();
  command.option("AFTER", options->after, "The newer file").required();
  command.format_option(options->format, {OutputFormat::Text, OutputFormat::JsonLines});
  command.flag("--all", options->all, "Cosmetic changes too");
  command.runs([options] { return diff(*options); });
}

}  // namespace labledger::cli

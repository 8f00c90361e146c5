// `labledger log`: every capture, and what it came to.

#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/json.hpp"
#include "cli/ledger.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

struct LogOptions {
  OutputFormat format = OutputFormat::Text;
  std::string url;
};

Json problems_json(const std::vector<CaptureProblem>& problems) {
  Json names = Json::array();
  for (const CaptureProblem problem : problems)
    names.push_back(name_of(problem));
  return names;
}

Result<void> print_row(Ledger& ledger, const db::FetchRow& row, OutputFormat format) {
  const FetchRecord& record = row.record;
  const auto capture = TRY(ledger.derived().capture(row.id));
  // A response whose bytes no parser was asked to judge (robots.txt) is usable as evidence only.
  const bool usable = capture && capture->problems.empty();
  if (format == OutputFormat::JsonLines) {
    Json json;
    json["id"] = row.id.value;
    json["url"] = record.url;
    json["captured_at"] = captured_at(record);
    json["outcome"] = name_of(record.outcome);
    json["provenance"] = name_of(record.provenance);
    json["status"] = record.status;
    json["usable"] = usable;
    json["problems"] = problems_json(capture ? capture->problems : std::vector<CaptureProblem>{});
    json["version"] = capture && capture->version ? Json(*capture->version) : Json(nullptr);
    json["digest"] = record.payload ? Json(record.payload->hex()) : Json(nullptr);
    json["error"] = record.error;
    print_line(json);
    return {};
  }
  std::string note = capture ? db::format_problems(capture->problems) : "";
  if (note.empty()) note = record.error;
  fmt::print("{}  {:<12} {:>3}  {}{}{}\n", captured_at(record), name_of(record.outcome),
             record.status, record.url, note.empty() ? "" : "  -- ", note);
  return {};
}

Result<ExitCode> print_log(const Invocation& invocation, const LogOptions& options) {
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  const auto print = [&](const db::FetchRow& row) {
    return print_row(*ledger, row, options.format);
  };
  if (options.url.empty()) {
    TRY(ledger->evidence().for_each(print));
    return ExitCode::Success;
  }
  const auto source = TRY(ledger->evidence().find_source(options.url));
  if (!source) {
    return Error{ErrorKind::NotFound, "the ledger has no capture of '" + options.url +
                                          "'; 'labledger status' lists what it has"};
  }
  TRY(ledger->evidence().for_each_after(*source, FetchId{0}, print));
  return ExitCode::Success;
}

}  // namespace

void add_log_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command("log", "Lists captures and what each came to");
  command.notes(
      "Examples:\n"
      "  labledger log\n"
      "  labledger log --url https://lab.example/safety --format jsonl");
  auto options = std::make_shared<LogOptions>();  // Owners: the options and the body.
  command.format_option(options->format, {OutputFormat::Text, OutputFormat::JsonLines});
  command.option("--url", options->url, "Only captures of this URL");
  command.runs([&invocation, options] { return print_log(invocation, *options); });
}

}  // namespace labledger::cli

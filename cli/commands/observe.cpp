// `labledger observe`: what a person saw outside of all captures, with its source.

#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/ledger.hpp"
#include "cli/paths.hpp"
#include "cli/review_author.hpp"
#include "core/review.hpp"
#include "core/time.hpp"

namespace labledger::cli {
namespace {

struct ObserveOptions {
  std::string lab;
  std::string kind;
  std::string value;
  std::string low;
  std::string high;
  std::string unit;
  std::string date;
  std::string basis;
  std::string source;
  std::string author;
  std::string note;
  std::string labs_folder;
};

/// The units of compute, as core/quantity.hpp names them.
constexpr auto kComputeUnits =
    std::to_array<std::string_view>({"accelerators", "FLOP", "FLOP/s", "chip h", "W"});

/// A number that is written in digits, such as 22000 or 2.1e25, and is not negative.
Result<double> read_number(std::string_view option, const std::string& typed) {
  double value = 0;
  const char* const end = typed.data() + typed.size();
  const auto [stopped, failure] = std::from_chars(typed.data(), end, value);
  if (failure == std::errc() && stopped == end && std::isfinite(value) && value >= 0) return value;
  return Error{
      ErrorKind::Usage,
      fmt::format("{}: '{}' is no number of at least 0, such as 22000 or 2.1e25", option, typed)};
}

/// A day, month or year that exists and has begun by `now`.
Result<std::string> read_date(const std::string& typed, Instant now) {
  constexpr std::string_view kShape = "0000-01-01T00:00:00Z";
  const bool is_shaped = typed.size() == 4 || typed.size() == 7 || typed.size() == 10;
  if (is_shaped) {
    const auto begin = parse_rfc3339(typed + std::string(kShape.substr(typed.size())));
    if (begin && *begin <= now) return typed;
    if (begin) {
      return Error{ErrorKind::Usage, "--date: '" + typed + "' has not come yet"};
    }
  }
  return Error{ErrorKind::Usage,
               "--date: '" + typed + "' is no date such as 2025-08-14, 2025-08 or 2025"};
}

/// The unit of a figure, checked against what it can be.
Result<std::string> read_unit(const ObserveOptions& options) {
  if (options.kind == "headcount" || options.kind == "safety_headcount") {
    if (options.unit.empty() || options.unit == "people") return std::string("people");
    return Error{ErrorKind::Usage,
                 "--unit: heads are counted in people, not '" + options.unit + "'"};
  }
  if (options.kind == "compute") {
    for (const std::string_view unit : kComputeUnits) {
      if (options.unit == unit) return options.unit;
    }
    return Error{ErrorKind::Usage, fmt::format("--unit: '{}' is none of {}", options.unit,
                                               fmt::join(kComputeUnits, ", "))};
  }
  constexpr std::string_view kCapitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  if (options.unit.size() == 3 && options.unit.find_first_not_of(kCapitals) == std::string::npos) {
    return options.unit;
  }
  return Error{ErrorKind::Usage,
               "--unit: '" + options.unit + "' is no currency such as USD (ISO 4217)"};
}

/// Value, bounds and unit of a figure.
Result<std::vector<ReviewField>> read_figure(const ObserveOptions& options) {
  const double value = TRY(read_number("--value", options.value));
  std::vector<ReviewField> fields = {{"value", options.value}};
  double low = value;
  double high = value;
  if (!options.low.empty()) {
    low = TRY(read_number("--low", options.low));
    fields.push_back({"low", options.low});
  }
  if (!options.high.empty()) {
    high = TRY(read_number("--high", options.high));
    fields.push_back({"high", options.high});
  }
  if (low > value || value > high) {
    return Error{ErrorKind::Usage, fmt::format("--value {} does not lie between --low {} and "
                                               "--high {}",
                                               options.value, low, high)};
  }
  std::string unit = TRY(read_unit(options));
  fields.push_back({"unit", std::move(unit)});
  return fields;
}

Result<std::vector<ReviewField>> read_fields(const ObserveOptions& options, Instant now) {
  std::vector<ReviewField> fields = {{"kind", options.kind}};
  if (options.kind == "event") {
    if (!options.low.empty() || !options.high.empty() || !options.unit.empty()) {
      return Error{ErrorKind::Usage, "an event has no --low, --high or --unit; --value tells it"};
    }
    fields.push_back({"value", options.value});
  } else {
    const std::vector<ReviewField> figure = TRY(read_figure(options));
    fields.insert(fields.end(), figure.begin(), figure.end());
  }
  std::string date = TRY(read_date(options.date, now));
  fields.push_back({"date", std::move(date)});
  fields.push_back({"basis", options.basis});
  return fields;
}

Result<ExitCode> observe(const Invocation& invocation, const ObserveOptions& options) {
  const Configuration configuration = TRY(load_configuration(
      {invocation.global.config_path, options.labs_folder}, process_environment()));
  if (configuration.registry.find_lab(options.lab) == nullptr) {
    return Error{ErrorKind::Usage, "--lab: no lab file has the id '" + options.lab + "'"};
  }
  ReviewEntry entry;
  entry.at = invocation.clock.now();
  entry.author = TRY(author_or_default(options.author, configuration));
  entry.action = ReviewAction::Observe;
  entry.subject_kind = ReviewSubject::Lab;
  entry.subject = options.lab;
  entry.reason = options.note;
  entry.fields = TRY(read_fields(options, entry.at));
  entry.url = TRY(read_source_option(options.source));
  const auto ledger = TRY(Ledger::open_to_append(invocation.global.db_path));
  const ReviewEntry kept = TRY(ledger->reviews().append(std::move(entry)));
  if (invocation.global.verbosity >= 0) {
    fmt::print("entry {}: lab {} {}\n", kept.id.value, kept.subject, review_words(kept));
  }
  return ExitCode::Success;
}

}  // namespace

void add_observe_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command(
      "observe", "Keeps what you saw elsewhere: a figure or an event, with its source");
  command.notes(
      "An observation is evidence: it names its source and its author, and survives every\n"
      "reparse. 'labledger review list --all' shows them; 'labledger review reject NUMBER' takes\n"
      "one back.\n"
      "Units: people for headcounts; accelerators, FLOP, FLOP/s, 'chip h' or W for compute; a\n"
      "currency such as USD for funding.\n"
      "Example:\n"
      "  labledger observe --lab acme --kind safety_headcount --value 12 --low 10 --high 15 \\\n"
      "    --date 2025-08 --basis 'counted on a staff page' --source https://news.example/ "
      "--author Ann");
  auto options = std::make_shared<ObserveOptions>();  // Owners: the options and the body.
  command.option("--lab", options->lab, "The id of the lab's file").required();
  command.option("--kind", options->kind, "What was seen")
      .required()
      .one_of({"headcount", "safety_headcount", "compute", "funding", "event"});
  command.option("--value", options->value, "A number; of an event, what happened").required();
  command.option("--low", options->low, "The least that it may be");
  command.option("--high", options->high, "The most that it may be");
  command.option("--unit", options->unit, "What the number counts");
  command.option("--date", options->date, "Of when it speaks: a day, month or year").required();
  command.option("--basis", options->basis, "What it rests on, in a few words").required();
  command.option("--source", options->source, "The address where it can be looked up").required();
  command.option("--author", options->author, "Who says so (default: `reviewer` of the config)");
  command.option("--note", options->note, "A remark");
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.runs([&invocation, options] { return observe(invocation, *options); });
}

}  // namespace labledger::cli

// `labledger coupling`: what labs do and say for safety, beside their computing power.

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "analysis/coupling/coupling_figure.hpp"
#include "cli/board_days.hpp"
#include "cli/claim_book.hpp"
#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/coupling_book.hpp"
#include "cli/discovery.hpp"
#include "cli/facts_files.hpp"
#include "cli/headcounts.hpp"
#include "cli/json.hpp"
#include "cli/lab_pages.hpp"
#include "cli/ledger.hpp"
#include "cli/paths.hpp"
#include "cli/period.hpp"
#include "core/names.hpp"
#include "reports/coupling_listing.hpp"
#include "reports/coupling_text.hpp"
#include "reports/csv.hpp"

namespace labledger::cli {
namespace {

using reports::LabCoupling;

struct CouplingOptions {
  std::string lab;
  std::string as_of;
  std::string facts_folder;
  std::string labs_folder;
  bool explain = false;
  OutputFormat format = OutputFormat::Text;
};

Json or_null(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json or_null(const std::optional<Day>& day) {
  return day ? Json(format_date(*day)) : Json(nullptr);
}

Json or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json to_json(const CouplingFigure& figure) {
  Json json;
  json["figure"] = figure.name;
  json["title"] = reports::title_of(figure);
  json["value"] = or_null(figure.value);
  json["low"] = or_null(figure.low);
  json["high"] = or_null(figure.high);
  json["level"] = figure.level;
  json["bound"] = figure.bound == FigureBound::AtMost ? "at_most" : "estimate";
  json["words"] = reports::value_words(figure);
  json["n"] = figure.n;
  json["first"] = or_null(figure.first);
  json["last"] = or_null(figure.last);
  json["grade"] = figure.value ? Json(name_of(figure.grade)) : Json(nullptr);
  json["definition"] = or_null(figure.definition);
  json["reason"] = or_null(figure.reason);
  json["pitfalls"] = Json::array();
  for (const CouplingPitfall pitfall : figure.pitfalls) {
    json["pitfalls"].push_back(
        {{"key", analysis::key_of(pitfall)}, {"words", reports::sentence_of(pitfall)}});
  }
  json["inputs"] = Json::array();
  for (const CouplingInput& input : figure.inputs) {
    json["inputs"].push_back({{"name", input.name},
                              {"value", input.value},
                              {"date", or_null(input.date)},
                              {"source", or_null(input.source)},
                              {"url", or_null(input.url)}});
  }
  return json;
}

Json to_json(const LabCoupling& lab) {
  Json figures = Json::array();
  for (const CouplingFigure& figure : lab.figures)
    figures.push_back(to_json(figure));
  return {{"lab", lab.lab_id}, {"figures", std::move(figures)}};
}

std::string written(const std::optional<double>& value) {
  return value ? fmt::format("{:.4g}", *value) : std::string();
}

std::string written(const std::optional<Day>& day) {
  return day ? format_date(*day) : std::string();
}

std::string pitfalls_of(const CouplingFigure& figure) {
  std::string pitfalls;
  for (const CouplingPitfall pitfall : figure.pitfalls)
    pitfalls.append(pitfalls.empty() ? "" : " ").append(analysis::key_of(pitfall));
  return pitfalls;
}

std::string sources_of(const CouplingFigure& figure) {
  std::string sources;
  for (const CouplingInput& input : figure.inputs)
    sources.append(sources.empty() ? "" : " | ").append(input.source);
  return sources;
}

/// Numbers are ours, and may be negative; a spreadsheet must take them as numbers.
std::string csv_row(const std::string& lab_id, const CouplingFigure& figure) {
  using enum reports::CsvContent;
  const bool is_limit = figure.bound == FigureBound::AtMost;
  const std::string_view grade = figure.value ? name_of(figure.grade) : std::string_view();
  return reports::mixed_csv_record({{lab_id, Foreign},
                                    {std::string(figure.name), Ours},
                                    {written(figure.value), Ours},
                                    {written(figure.low), Ours},
                                    {written(figure.high), Ours},
                                    {fmt::format("{:.2f}", figure.level), Ours},
                                    {is_limit ? "at_most" : "estimate", Ours},
                                    {std::to_string(figure.n), Ours},
                                    {written(figure.first), Ours},
                                    {written(figure.last), Ours},
                                    {std::string(grade), Ours},
                                    {figure.reason, Foreign},
                                    {pitfalls_of(figure), Ours},
                                    {sources_of(figure), Foreign}});
}

void print_csv(const std::vector<LabCoupling>& labs) {
  fmt::print("{}",
             reports::csv_record({"lab", "figure", "value", "low", "high", "level", "bound", "n",
                                  "first", "last", "grade", "reason", "pitfalls", "sources"}));
  for (const LabCoupling& lab : labs) {
    for (const CouplingFigure& figure : lab.figures)
      fmt::print("{}", csv_row(lab.lab_id, figure));
  }
}

void print_labs(const std::vector<LabCoupling>& labs, const CouplingOptions& options,
                const std::string& day) {
  const auto detail =
      options.explain ? reports::CouplingDetail::Explained : reports::CouplingDetail::Brief;
  switch (options.format) {
    case OutputFormat::Text:
      if (options.lab.empty() && !options.explain) {
        fmt::print("{}", reports::coupling_overview_text(labs, day));
        break;
      }
      for (const LabCoupling& lab : labs) {
        if (&lab != &labs.front()) fmt::print("\n");
        fmt::print("{}", reports::lab_coupling_text(lab, day, detail));
      }
      break;
    case OutputFormat::Markdown:
      fmt::print("{}", reports::coupling_markdown(labs, day, detail));
      break;
    case OutputFormat::Csv:
      print_csv(labs);
      break;
    case OutputFormat::Json: {
      Json list = Json::array();
      for (const LabCoupling& lab : labs)
        list.push_back(to_json(lab));
      print_line(list);
      break;
    }
    case OutputFormat::JsonLines:
      for (const LabCoupling& lab : labs)
        print_line(to_json(lab));
      break;
    case OutputFormat::Calendar:  // Not among the formats that the command takes.
      break;
  }
}

/// The ledger, if there is one: much of a lab is known without.
Result<std::unique_ptr<Ledger>> open_if_there(const std::string& path) {
  auto ledger = Ledger::open_for_reading(path);
  if (!ledger && ledger.error().kind == ErrorKind::NotFound) return std::unique_ptr<Ledger>();
  return ledger;
}

std::vector<std::string> ids_of(const parsers::Registry& registry, const ComputeFacts& facts) {
  std::vector<std::string> ids;
  for (const Lab& lab : registry.labs())
    ids.push_back(lab.id);
  for (const LabFacts& lab : facts.labs)
    ids.push_back(lab.lab_id);
  for (const ModelRelease& model : facts.models)
    ids.push_back(model.lab_id);
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

/// What figures are made of beside the facts.
struct Books {
  CouplingBook coupling;
  ClaimBook claims;
  ReviewBook reviews;
  LabPages pages;
};

Result<Books> read_books(Ledger* ledger, const parsers::Registry& registry,
                         const ComputeFacts& facts, Instant as_of) {
  if (ledger == nullptr) return Books{CouplingBook(facts, as_of), {}, {}, {}};
  ReviewBook reviews = TRY(ReviewBook::read(*ledger));
  ClaimReader claims(registry, reviews, as_of);
  CouplingReader coupling = TRY(CouplingReader::begin(registry, reviews, as_of));
  const auto take = [&](const StatementHistory& statement) -> Result<void> {
    coupling.take(statement);
    return claims.take(statement);
  };
  TRY(for_each_statement(*ledger, registry, StatementFilter(), take));
  SourceHistories histories(*ledger, as_of);
  CouplingBook coupled = TRY(std::move(coupling).finish(histories, facts));
  ClaimBook claimed = std::move(claims).finish(facts);
  std::vector<const Lab*> labs;
  for (const Lab& lab : registry.labs())
    labs.push_back(&lab);
  LabPages pages = TRY(LabPages::read(*ledger, labs));
  return Books{std::move(coupled), std::move(claimed), std::move(reviews), std::move(pages)};
}

/// The staff of a lab, of which there need not be a file, as scores and reports tell it.
Result<LabStaff> read_staff(Ledger* ledger, const Books& books, const parsers::StaffFacts& facts,
                            const parsers::Registry& registry, const std::string& lab_id,
                            Instant as_of) {
  LabStaff staff;
  const Lab* const lab = registry.find_lab(lab_id);
  if (ledger != nullptr && lab != nullptr) {
    staff.openings = TRY(read_openings_series(*ledger, *lab, facts.titles, as_of));
  }
  std::optional<Wordings> wordings;
  std::vector<PageWordings> pages;
  if (ledger != nullptr) {
    wordings.emplace(*ledger);
    pages = TRY(read_wordings(*wordings, books.pages, lab_id));
  }
  staff.headcounts = headcounts_of({.pages = &pages,
                                    .reviews = &books.reviews,
                                    .facts = &facts.headcounts,
                                    .openings = &staff.openings},
                                   lab_id, as_of);
  return staff;
}

Result<ExitCode> print_coupling(const Invocation& invocation, const CouplingOptions& options) {
  const Instant as_of = options.as_of.empty() ? invocation.clock.now()
                                              : TRY(read_time_option("--as-of", options.as_of));
  const std::string day = format_day(as_of);
  const LoadedFacts loaded = TRY(load_all_facts(options.facts_folder));
  const ComputeFacts& facts = loaded.facts;
  Configuration configuration =
      TRY(load_configuration({invocation.global.config_path, options.labs_folder},
                             process_environment(), LabFiles::Optional));
  const auto ledger = TRY(open_if_there(invocation.global.db_path));
  if (ledger) TRY(add_discovered(*ledger, configuration));
  const parsers::Registry& registry = configuration.registry;
  const Books books = TRY(read_books(ledger.get(), registry, facts, as_of));
  const std::vector<std::string> ids = ids_of(registry, facts);
  if (!options.lab.empty() && !std::ranges::binary_search(ids, options.lab)) {
    return Error{ErrorKind::Usage, "no lab has the id '" + options.lab + "'"};
  }
  std::vector<LabCoupling> labs;
  for (const std::string& id : ids) {
    if (!options.lab.empty() && id != options.lab) continue;
    const LabCompute compute = books.claims.compute_of(facts, id, day);
    const LabStaff staff = TRY(read_staff(ledger.get(), books, loaded.staff, registry, id, as_of));
    labs.push_back({id, books.coupling.figures_of(id, compute, staff)});
  }
  print_labs(labs, options, day);
  return ExitCode::Success;
}

}  // namespace

void add_coupling_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command(
      "coupling", "Sets what labs do and say for safety beside their computing power");
  command.notes(
      "Each figure has an interval, what it rests on, and what speaks against it. There is no\n"
      "rank. Without a lab: the figures that have a value. Without a ledger: from the built-in\n"
      "facts alone.\n"
      "Examples:\n"
      "  labledger coupling\n"
      "  labledger coupling openai --explain\n"
      "  labledger coupling --as-of 2025-06-30 --format csv");
  auto options = std::make_shared<CouplingOptions>();  // Owners: the options and the body.
  command.option("LAB", options->lab, "The id of a lab (default: all)");
  command.flag("--explain", options->explain, "Show what each figure was made of, by source");
  command.option("--as-of", options->as_of, "What was known at this day (default: now)");
  command.option("--facts", options->facts_folder,
                 "Folder of files that replace or add to the built-in facts");
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.format_option(options->format,
                        {OutputFormat::Text, OutputFormat::Json, OutputFormat::JsonLines,
                         OutputFormat::Markdown, OutputFormat::Csv});
  command.runs([&invocation, options] { return print_coupling(invocation, *options); });
}

}  // namespace labledger::cli

#include "parsers/facts/lab_facts_file.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/names.hpp"
#include "parsers/facts/fact_words.hpp"
#include "parsers/registry/toml_table.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kClaimLimit = 500;
constexpr double kMega = 1e6;
constexpr Bounds<double> kFlop{kLeastTrainingFlop, kMostTrainingFlop};
constexpr Bounds<double> kCount{1, 1e9};
constexpr Bounds<double> kUtilisation{0.001, 1};
constexpr Bounds<double> kHours{0.001, 1e6};
constexpr Bounds<double> kMegawatts{0.001, 1e6};
constexpr Bounds<double> kUsd{1, 1e13};
constexpr Bounds<double> kScale{1e-3, 1e5};
constexpr Bounds<double> kAttention{1, 3};

template <typename Enum>
Enum read_word(TomlTable& table, std::string_view key, int count, Enum absent) {
  const auto word = table.optional_word(key, all_names<Enum>(count));
  return word ? from_name<Enum>(*word).value_or(absent) : absent;
}

std::vector<ChipCount> read_chips(TomlTable& table) {
  std::vector<ChipCount> chips;
  for (TomlTable& entry : table.tables("chips")) {
    ChipCount count;
    count.chip = entry.required_text("chip");
    count.count = read_log_normal(entry, "count", kCount);
    entry.refuse_other_keys();
    chips.push_back(std::move(count));
  }
  return chips;
}

void read_figures(TomlTable& table, ComputeClaim& claim) {
  claim.chips = read_chips(table);
  claim.chip_hours = read_log_normal(table, "chip_hours", {1, 1e12});
  claim.hours = read_log_normal(table, "hours", kHours);
  claim.seconds = read_log_normal(table, "seconds", {0.01, 1e9});
  claim.utilisation = read_log_normal(table, "utilisation", kUtilisation);
  claim.parameters = read_log_normal(table, "parameters", {1e3, 1e15});
  claim.tokens = read_log_normal(table, "tokens", {1e3, 1e16});
  claim.attention = read_log_normal(table, "attention", kAttention);
  claim.flop = read_log_normal(table, "flop", kFlop);
  if (const auto median = table.number("flop_median", kFlop)) {
    const auto value = LogNormal::from_median(*median, claim.flop ? claim.flop->sigma() : 0);
    if (!claim.flop || claim.flop->sigma() == 0) {
      table.complain("flop_median", "a median stands beside an interval, 'flop = [low, high]'");
    } else if (value) {
      claim.flop = *value;
    }
  }
  claim.scale = read_log_normal(table, "scale", kScale);
  claim.usd = read_log_normal(table, "usd", kUsd);
  claim.usd_per_chip_hour = read_log_normal(table, "usd_per_chip_hour", {0.01, 1000});
  if (const auto megawatts = table.interval("megawatts", kMegawatts)) {
    const auto watts =
        LogNormal::from_interval(megawatts->least * kMega, megawatts->greatest * kMega);
    if (watts) claim.watts = *watts;
  }
}

/// Whether the claim names chips, and how many of each.
bool has_counts(const ComputeClaim& claim) {
  return !claim.chips.empty() &&
         std::all_of(claim.chips.begin(), claim.chips.end(),
                     [](const ChipCount& chips) { return chips.count.has_value(); });
}

bool has_chip_hours(const ComputeClaim& claim) {
  if (claim.chip_hours) return !claim.chips.empty();
  return has_counts(claim) && claim.hours.has_value();
}

bool has_work(const ComputeClaim& claim) {
  return claim.parameters && claim.tokens;
}

/// What a route needs, and whether the claim has it.
struct Need {
  bool is_met;
  std::string_view what;
};

Need need_of(const ComputeClaim& claim) {
  const bool has_model = !claim.chips.empty();
  switch (claim.route) {
    case RouteKind::HardwareCount:
      return {has_counts(claim), "chips with a count"};
    case RouteKind::ChipHours:
      return {has_chip_hours(claim), "chips, and chip_hours or hours with counts"};
    case RouteKind::TrainingCount:
      return {has_work(claim), "parameters and tokens"};
    case RouteKind::Benchmark:
      return {has_work(claim) && claim.seconds, "parameters, tokens and seconds"};
    case RouteKind::Plan:
      return {claim.flop && claim.hours && claim.scale, "flop, hours and scale"};
    case RouteKind::Power:
      return {has_model && claim.watts, "chips and megawatts"};
    case RouteKind::Money:
      return {has_model && claim.usd, "chips and usd"};
    case RouteKind::Published:
      return {claim.flop.has_value(), "flop"};
  }
  return {false, "a route"};
}

/// What a route of that scope measures.
ComputeMeasure measure_of(const ComputeClaim& claim) {
  return claim.quantity.scope == ComputeScope::Run ? ComputeMeasure::TrainingFlop
                                                   : ComputeMeasure::SustainedRate;
}

bool is_for_runs(RouteKind route) {
  return route == RouteKind::ChipHours || route == RouteKind::TrainingCount;
}

bool is_for_machines(RouteKind route) {
  return route == RouteKind::HardwareCount || route == RouteKind::Benchmark ||
         route == RouteKind::Plan || route == RouteKind::Power;
}

ComputeClaim read_claim(TomlTable& table) {
  ComputeClaim claim;
  claim.id = table.required_text("id");
  if (const auto route = table.word("route", all_names<RouteKind>(8))) {
    claim.route = from_name<RouteKind>(*route).value_or(RouteKind::Published);
  }
  ComputeQuantity& quantity = claim.quantity;
  if (const auto scope = table.word("scope", all_names<ComputeScope>(3))) {
    quantity.scope = from_name<ComputeScope>(*scope).value_or(ComputeScope::Fleet);
  }
  quantity.measure = measure_of(claim);
  quantity.subject = table.required_text("subject");
  if (const auto status = table.word("status", all_names<BuildStatus>(4))) {
    quantity.status = from_name<BuildStatus>(*status).value_or(BuildStatus::Planned);
  }
  quantity.ownership = read_word(table, "ownership", 4, Ownership::Unknown);
  quantity.format = read_word(table, "format", 4, NumberFormat::Bf16);
  quantity.date = read_date(table, "date");
  claim.said = read_date(table, "said");
  if (quantity.date.empty() && claim.said.empty()) {
    table.complain("date", "a claim needs a date, or the day it was said");
  }
  claim.speaker = table.required_text("speaker");
  if (const auto basis = table.word("basis", basis_words())) {
    claim.basis = from_name<FigureBasis>(*basis).value_or(FigureBasis::Judgement);
  }
  claim.hedge = read_word(table, "hedge", 7, QuantityHedge::Exact);
  claim.published = read_word(table, "certainty", 4, PublishedClass::None);
  claim.source = table.required_text("source");
  claim.url = table.text("url").value_or("");
  claim.credit = table.text("credit").value_or("");
  claim.note = table.text("note").value_or("");
  read_figures(table, claim);
  const Need need = need_of(claim);
  const std::string route(name_of(claim.route));
  if (!need.is_met) {
    table.complain("route", "the route '" + route + "' needs " + std::string(need.what));
  }
  const bool is_run = quantity.scope == ComputeScope::Run;
  if (is_run ? is_for_machines(claim.route) : is_for_runs(claim.route)) {
    table.complain("scope", "the route '" + route + "' does not lead to a figure of a " +
                                std::string(name_of(quantity.scope)));
  }
  table.refuse_other_keys();
  return claim;
}

FundingTotal read_funding(TomlTable& table) {
  FundingTotal funding;
  funding.date = read_date(table, "date");
  if (funding.date.empty()) table.complain("date", "'date' is missing");
  const auto usd = table.number("raised_usd", kUsd);
  if (!usd) table.complain("raised_usd", "'raised_usd' is needed: money raised, not a valuation");
  funding.usd = usd.value_or(0);
  funding.source = table.required_text("source");
  table.refuse_other_keys();
  return funding;
}

ReportedValuation read_valuation(TomlTable& table) {
  ReportedValuation valuation;
  valuation.date = read_date(table, "date");
  if (valuation.date.empty()) table.complain("date", "'date' is missing");
  const auto usd = table.number("usd", kUsd);
  if (!usd) table.complain("usd", "'usd' is needed: what the lab was said to be worth");
  valuation.usd = usd.value_or(0);
  valuation.source = table.required_text("source");
  valuation.url = table.text("url").value_or("");
  table.refuse_other_keys();
  return valuation;
}

void read_root(TomlTable& root, MistakeLog& log, const std::string& file, LabFacts& facts) {
  facts.lab_id = root.required_text("lab");
  if (!facts.lab_id.empty() && file.substr(file.rfind('/') + 1) != facts.lab_id + ".toml") {
    root.complain("lab",
                  "the facts of '" + facts.lab_id + "' must be in " + facts.lab_id + ".toml");
  }
  facts.note = root.text("note").value_or("");
  std::vector<TomlTable> claims = root.tables("claim");
  if (claims.size() > kClaimLimit) {
    log.add({}, "the file has " + std::to_string(claims.size()) + " claims, over the limit of " +
                    std::to_string(kClaimLimit));
    claims.clear();
  }
  for (TomlTable& table : claims) {
    ComputeClaim claim = read_claim(table);
    const auto same_id = [&](const ComputeClaim& other) { return other.id == claim.id; };
    if (std::any_of(facts.claims.begin(), facts.claims.end(), same_id)) {
      table.complain("id", "another claim of this lab has the id '" + claim.id + "'");
    }
    facts.claims.push_back(std::move(claim));
  }
  for (TomlTable& table : root.tables("funding"))
    facts.funding.push_back(read_funding(table));
  for (TomlTable& table : root.tables("valuation"))
    facts.valuations.push_back(read_valuation(table));
  if (facts.claims.empty() && facts.note.empty()) {
    root.complain("note", "a lab without claims needs a note that says why");
  }
  root.refuse_other_keys();
}

}  // namespace

LabFacts parse_lab_facts(std::string_view file_name, std::string_view bytes,
                         std::vector<Mistake>& mistakes) {
  const std::size_t first = mistakes.size();
  MistakeLog log(file_name, mistakes);
  LabFacts facts;
  if (const auto root = parse_toml(bytes, log)) {
    TomlTable table(*root, log);
    read_root(table, log, std::string(file_name), facts);
  }
  sort_mistakes(mistakes, first);
  return facts;
}

}  // namespace labledger::parsers

// Do our intervals hold? For every model of a table that states both ways to its training compute
// (parameters and tokens; chips and hours) the two routes are made and pooled as for a lab, and the
// published figure is looked for in the 90 % interval. Prints the share found, for all rows, for
// large recent runs and for two halves by the name, beside what each route holds alone, and what
// was left out and why. Nothing is fitted here: the defaults are those of facts/parameters.toml.
//
//   compute_backtest notable_ai_models.csv     (Epoch AI, CC BY)

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "analysis/compute/claim_routes.hpp"
#include "analysis/compute/estimates.hpp"
#include "cli/facts_files.hpp"
#include "parsers/boards/csv_reader.hpp"

namespace labledger {
namespace {

constexpr std::size_t kFieldLimit = 200;
constexpr double kLargeRun = 1e22;

using Row = std::map<std::string, std::string>;

/// A model with its published figure and the two claims.
struct Subject {
  std::string name;
  std::string date;
  double published = 0;
  ComputeClaim count;
  ComputeClaim hours;
};

std::optional<double> number(const Row& row, const std::string& key) {
  const auto found = row.find(key);
  if (found == row.end()) return std::nullopt;
  const std::string& text = found->second;
  double value = 0;
  const char* const end = std::from_chars(text.data(), text.data() + text.size(), value).ptr;
  if (end != text.data() + text.size() || !(value > 0)) return std::nullopt;
  return value;
}

const std::string& text(const Row& row, const std::string& key) {
  static const std::string none;
  const auto found = row.find(key);
  return found == row.end() ? none : found->second;
}

/// Whether the texts of the row speak of experts of which a token uses only some: then the table's
/// parameters are not those of the formula.
bool is_mixture(const Row& row) {
  std::string all;
  for (const char* key :
       {"Parameters notes", "Training compute notes", "Dataset size notes", "Abstract"}) {
    all += text(row, key) + " ";
  }
  std::transform(all.begin(), all.end(), all.begin(), [](char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  });
  constexpr std::array<std::string_view, 6> kWords = {
      "mixture of experts", "mixture-of-experts", "moe", "activated", "active param", "sparse"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return all.find(word) != std::string::npos; });
}

ComputeClaim claim_of(const std::string& id, RouteKind route, const Row& row) {
  ComputeClaim claim;
  claim.id = id;
  claim.route = route;
  claim.quantity.measure = ComputeMeasure::TrainingFlop;
  claim.quantity.scope = ComputeScope::Run;
  claim.quantity.subject = text(row, "Model");
  claim.quantity.date = text(row, "Publication date");
  claim.speaker = "table";
  claim.basis = FigureBasis::Company;
  claim.source = "table, " + id;
  return claim;
}

/// The subject of a row, or the reason why it is none.
struct Reading {
  std::optional<Subject> subject;
  std::string left_out;
};

Reading left_out(std::string why) {
  return {std::nullopt, std::move(why)};
}

Reading read_row(const Row& row, const ComputeFacts& facts) {
  const auto published = number(row, "Training compute (FLOP)");
  if (!published) return left_out("no published figure");
  const auto parameters = number(row, "Parameters");
  const auto tokens = number(row, "Training dataset size (total)");
  const auto chips = number(row, "Hardware quantity");
  const auto hours = number(row, "Training time (hours)");
  if (!parameters || !tokens || !chips || !hours) return left_out("not both routes stated");
  if (text(row, "Domain").find("Language") == std::string::npos) {
    return left_out("not of language: tokens mean something else");
  }
  if (text(row, "Publication date") < "2019") return left_out("before 2019: no tensor cores");
  const std::string& hardware = text(row, "Training hardware");
  if (hardware.find(',') != std::string::npos) return left_out("several kinds of chips");
  if (is_mixture(row)) return left_out("mixture of experts: active parameters not in the table");
  if (!text(row, "Base model").empty()) return left_out("trained on from another model");
  Subject subject;
  subject.name = text(row, "Model");
  subject.date = text(row, "Publication date");
  subject.published = *published;
  const double epochs = number(row, "Epochs").value_or(1);
  subject.count = claim_of("count", RouteKind::TrainingCount, row);
  subject.count.parameters = LogNormal::exactly(*parameters).value();
  subject.count.tokens = LogNormal::exactly(*tokens * epochs).value();
  subject.hours = claim_of("hours", RouteKind::ChipHours, row);
  subject.hours.chips = {{hardware, LogNormal::exactly(*chips).value()}};
  subject.hours.hours = LogNormal::exactly(*hours).value();
  const ComputeRoute tried = analysis::route_of(facts, subject.hours);
  if (!tried.left_out.empty()) return left_out("chip: " + tried.left_out);
  return {subject, ""};
}

/// How many figures lay inside what.
struct Coverage {
  int rows = 0;
  int pooled = 0;
  int count_alone = 0;
  int hours_alone = 0;
  int disagreeing = 0;

  void print(const char* what) const {
    const auto share = [this](int part) {
      return rows == 0 ? 0.0 : static_cast<double>(part) / rows;
    };
    fmt::print("{:<34} {:>5} {:>9.3f} {:>12.3f} {:>12.3f} {:>12}\n", what, rows, share(pooled),
               share(count_alone), share(hours_alone), disagreeing);
  }
};

bool is_inside(double value, const LogNormal& range) {
  return value >= range.low() && value <= range.high();
}

void add(const Subject& subject, const ComputeFacts& facts, Coverage& coverage,
         std::vector<std::string>& outside) {
  const std::vector<ComputeRoute> routes = {analysis::route_of(facts, subject.count),
                                            analysis::route_of(facts, subject.hours)};
  std::vector<ComputeRoute> dead_ends;
  const auto estimates = analysis::estimates_of(routes, dead_ends);
  if (estimates.empty()) return;
  const ComputeEstimate& estimate = estimates.front();
  ++coverage.rows;
  const bool is_held =
      subject.published >= estimate.interval.low && subject.published <= estimate.interval.high;
  coverage.pooled += is_held ? 1 : 0;
  coverage.count_alone += is_inside(subject.published, routes[0].calculation.value) ? 1 : 0;
  coverage.hours_alone += is_inside(subject.published, routes[1].calculation.value) ? 1 : 0;
  coverage.disagreeing += estimate.routes_disagree ? 1 : 0;
  if (is_held) return;
  outside.push_back(fmt::format("{}: published {:.2e}, ours {:.2e} to {:.2e}", subject.name,
                                subject.published, estimate.interval.low, estimate.interval.high));
}

/// A hash of the name (FNV-1a), so that the halves are the same everywhere.
bool is_first_half(const std::string& name) {
  std::uint64_t hash = UINT64_C(0xCBF29CE484222325);
  for (const char c : name)
    hash = (hash ^ static_cast<unsigned char>(c)) * UINT64_C(0x100000001B3);
  return (hash >> 32U) % 2 == 0;
}

Result<int> measure(const std::string& path) {
  const ComputeFacts facts = TRY(cli::load_facts(""));
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (bytes.empty()) return Error{ErrorKind::NotFound, "cannot read '" + path + "'"};
  parsers::CsvReader reader(bytes);
  std::vector<std::string> header;
  const bool has_header = TRY(reader.next(header, kFieldLimit));
  if (!has_header) return Error{ErrorKind::Malformed, "'" + path + "' has no rows"};
  std::map<std::string, int> reasons;
  std::vector<std::string> outside;
  Coverage all;
  Coverage large;
  std::array<Coverage, 2> halves;
  for (std::vector<std::string> fields;;) {
    const bool has_row = TRY(reader.next(fields, kFieldLimit));
    if (!has_row) break;
    Row row;
    for (std::size_t i = 0; i < std::min(fields.size(), header.size()); ++i)
      row[header[i]] = fields[i];
    const Reading reading = read_row(row, facts);
    if (!reading.subject) {
      ++reasons[reading.left_out];
      continue;
    }
    std::vector<std::string> again;
    add(*reading.subject, facts, all, outside);
    add(*reading.subject, facts,
        is_first_half(reading.subject->name) ? halves.front() : halves.back(), again);
    if (reading.subject->published >= kLargeRun && reading.subject->date >= "2020") {
      add(*reading.subject, facts, large, again);
    }
  }
  fmt::print("{:<34} {:>5} {:>9} {:>12} {:>12} {:>12}\n", "published figure inside 90 %", "rows",
             "pooled", "count alone", "hours alone", "disagreeing");
  all.print("all rows");
  large.print("1e22 FLOP and more, from 2020");
  halves.front().print("one half, by name");
  halves.back().print("the other half");
  fmt::print("\nOutside:\n");
  for (const std::string& line : outside)
    fmt::print("  {}\n", line);
  fmt::print("\nLeft out:\n");
  for (const auto& [reason, count] : reasons)
    fmt::print("{:>6}  {}\n", count, reason);
  return 0;
}

}  // namespace
}  // namespace labledger

int main(int argc, char** argv) {
  try {
    if (argc != 2) {
      fmt::print(stderr, "usage: compute_backtest notable_ai_models.csv\n");
      return 2;
    }
    const auto done = labledger::measure(argv[1]);
    if (done) return *done;
    fmt::print(stderr, "{}\n", done.error().message);
  } catch (const std::exception& failure) {  // Of formatting, and when memory ends.
    std::fputs(failure.what(), stderr);
  }
  return 1;
}

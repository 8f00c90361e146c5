#include "parsers/facts/epoch_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/url.hpp"
#include "core/utf8.hpp"
#include "core/visible_text.hpp"
#include "parsers/boards/csv_reader.hpp"
#include "parsers/facts/fact_words.hpp"
#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kRowLimit = 20'000;
constexpr std::size_t kColumnLimit = 500;
constexpr std::size_t kFieldLimit = 100'000;
constexpr std::size_t kNameLimit = 200;
constexpr std::size_t kClaimLimit = 500;
constexpr std::size_t kShownLimit = 40;
constexpr std::string_view kBlank = " \t\r\n";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

using Fields = std::vector<std::string>;

// The columns that are needed.
constexpr std::size_t kModel = 0;
constexpr std::size_t kOrganization = 1;
constexpr std::size_t kDate = 2;
constexpr std::size_t kFlop = 3;
constexpr std::size_t kConfidence = 4;
constexpr std::size_t kLink = 5;
constexpr std::size_t kColumnCount = 6;
constexpr std::array<std::string_view, kColumnCount> kColumns = {
    "Model", "Organization", "Publication date", "Training compute (FLOP)", "Confidence", "Link"};

/// Where each column is.
using Places = std::array<std::size_t, kColumnCount>;

Result<Places> find_columns(const Fields& header) {
  Places places{};
  for (std::size_t column = 0; column < kColumnCount; ++column) {
    const auto found = std::find(header.begin(), header.end(), kColumns[column]);
    const std::string name(kColumns[column]);
    if (found == header.end()) {
      return Error{ErrorKind::Malformed, "the column '" + name + "' is missing"};
    }
    if (std::find(found + 1, header.end(), kColumns[column]) != header.end()) {
      return Error{ErrorKind::Malformed, "the column '" + name + "' is there twice"};
    }
    places[column] = static_cast<std::size_t>(found - header.begin());
  }
  return places;
}

/// A value as messages show it.
std::string shown(std::string_view value) {
  std::string text("'");
  text.append(first_characters(visible_line(value), kShownLimit));
  return text + "'";
}

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, failure] = std::from_chars(text.data(), end, value);
  return failure == std::errc() && stopped == end ? std::optional(value) : std::nullopt;
}

PublishedClass confidence_of(std::string_view word) {
  if (word == "Confident") return PublishedClass::Confident;
  if (word == "Likely") return PublishedClass::Likely;
  if (word == "Speculative") return PublishedClass::Speculative;
  return PublishedClass::None;
}

/// The first of the addresses that the field lists; empty when it is no address of the web.
std::string first_link(std::string_view field) {
  field.remove_prefix(std::min(field.find_first_not_of(kBlank), field.size()));
  const auto url = parse_url(field.substr(0, field.find_first_of(" \t\r\n,;")));
  return url ? url->str() : "";
}

std::vector<std::string> organisations_of(std::string_view field) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at <= field.size();) {
    const std::size_t end = std::min(field.find(',', at), field.size());
    std::string name = visible_line(field.substr(at, end - at));
    if (!name.empty()) names.push_back(std::move(name));
    at = end + 1;
  }
  return names;
}

/// Takes in a row; what is wrong with it is noted.
void read_row(const Fields& fields, const Places& places, std::size_t row, EpochTable& table) {
  const auto reject = [&](const std::string& why) {
    table.rejected.push_back("row " + std::to_string(row) + ": " + why);
  };
  EpochModel model;
  const std::string figure = visible_line(fields[places[kFlop]]);
  if (figure.empty()) {
    ++table.without_compute;
    return;
  }
  const auto flop = number_of(figure);
  if (!flop || !(*flop >= kLeastTrainingFlop && *flop <= kMostTrainingFlop)) {
    reject("training compute is a number from 1e10 to 1e28 FLOP, not " + shown(figure));
    return;
  }
  model.model = visible_line(fields[places[kModel]]);
  if (model.model.empty() || model.model.size() > kNameLimit) {
    reject("a model has a name of 1 to " + std::to_string(kNameLimit) + " bytes, not " +
           std::to_string(model.model.size()));
    return;
  }
  model.date = visible_line(fields[places[kDate]]);
  if (!is_date(model.date)) {
    reject("a date of publication is needed, such as 2024-06-30, not " + shown(model.date));
    return;
  }
  model.row = row;
  model.flop = *flop;
  model.organisations = organisations_of(fields[places[kOrganization]]);
  model.confidence = confidence_of(visible_line(fields[places[kConfidence]]));
  model.link = first_link(fields[places[kLink]]);
  table.models.push_back(std::move(model));
}

Result<void> check_row(const Fields& fields, std::size_t width, std::size_t row) {
  const std::string place = "row " + std::to_string(row);
  if (row > kRowLimit) {
    return Error{ErrorKind::TooLarge, "the table has over " + std::to_string(kRowLimit) + " rows"};
  }
  if (fields.size() != width) {
    return Error{ErrorKind::Malformed, place + " has " + std::to_string(fields.size()) +
                                           " fields, the header " + std::to_string(width)};
  }
  for (const std::string& field : fields) {
    if (field.size() <= kFieldLimit) continue;
    return Error{ErrorKind::TooLarge, place + " has a field of " + std::to_string(field.size()) +
                                          " bytes, over the limit of " +
                                          std::to_string(kFieldLimit)};
  }
  return {};
}

Result<EpochTable> read_table(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  CsvReader reader(bytes);
  Fields fields;
  const bool has_header = TRY(reader.next(fields, kColumnLimit));
  if (!has_header) return Error{ErrorKind::Malformed, "the table is empty"};
  const std::size_t width = fields.size();
  const Places places = TRY(find_columns(fields));
  EpochTable table;
  for (std::size_t row = 2;; ++row) {
    const bool is_there = TRY(reader.next(fields, kColumnLimit));
    if (!is_there) return table;
    TRY(check_row(fields, width, row));
    read_row(fields, places, row, table);
  }
}

std::string lower_case(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_ascii_lower);
  return lower;
}

/// The name of a model in the form in which names are compared. What separates two digits stays:
/// "2.5-7B" is not "2-57B".
std::string folded_model_name(std::string_view name) {
  std::string folded;
  std::string gap;
  for (const char byte : name) {
    const char c = to_ascii_lower(byte);
    const bool is_kept =
        is_ascii_alpha(c) || is_ascii_digit(c) || c == '+' || static_cast<unsigned char>(c) >= 0x80;
    if (!is_kept) {
      gap = c == '.' ? "." : "-";
      continue;
    }
    if (!gap.empty() && is_ascii_digit(c) && !folded.empty() && is_ascii_digit(folded.back()))
      folded += gap;
    gap.clear();
    folded += c;
  }
  return folded;
}

/// Ids of labs by name and alias in lower case; empty for a name that several have.
std::map<std::string, std::string> labs_by_name(std::span<const Lab> labs) {
  std::map<std::string, std::string> ids;
  const auto add = [&](const std::string& name, const std::string& id) {
    const auto [place, is_new] = ids.emplace(lower_case(name), id);
    if (!is_new && place->second != id) place->second.clear();
  };
  for (const Lab& lab : labs) {
    add(lab.name, lab.id);
    for (const std::string& alias : lab.aliases)
      add(alias, lab.id);
  }
  return ids;
}

/// The names of the runs that the facts hold, by lab.
std::map<std::string, std::set<std::string>> runs_by_lab(const ComputeFacts& facts) {
  std::map<std::string, std::set<std::string>> runs;
  for (const LabFacts& lab : facts.labs) {
    for (const ComputeClaim& claim : lab.claims) {
      if (claim.quantity.scope != ComputeScope::Run) continue;
      runs[lab.lab_id].insert(folded_model_name(claim.quantity.subject));
    }
  }
  return runs;
}

/// The labs of a model, and whether it has organisations that are none.
struct Owners {
  std::set<std::string> labs;
  bool has_others = false;
};

Owners owners_of(const EpochModel& model, const std::map<std::string, std::string>& ids) {
  Owners owners;
  for (const std::string& name : model.organisations) {
    const auto found = ids.find(lower_case(name));
    if (found == ids.end() || found->second.empty()) {
      owners.has_others = true;
    } else {
      owners.labs.insert(found->second);
    }
  }
  return owners;
}

Result<ComputeClaim> claim_of(const EpochModel& model, const std::string& folded) {
  ComputeClaim claim;
  claim.id = "epoch:" + folded;
  claim.route = RouteKind::Published;
  claim.quantity.measure = ComputeMeasure::TrainingFlop;
  claim.quantity.scope = ComputeScope::Run;
  claim.quantity.subject = model.model;
  claim.quantity.status = BuildStatus::Past;
  claim.quantity.date = model.date;
  claim.speaker = "Epoch AI";
  claim.basis = FigureBasis::Analyst;
  claim.published = model.confidence;
  claim.source = "Epoch AI, table of models, row " + std::to_string(model.row);
  claim.url = model.link;
  claim.credit = "Epoch AI, CC BY 4.0";
  if (model.confidence == PublishedClass::None) {
    claim.published = PublishedClass::Speculative;
    claim.note = "The table does not say how sure the figure is: taken as speculative.";
  }
  claim.flop = TRY(LogNormal::exactly(model.flop));
  return claim;
}

/// The facts of that lab; where there are none, empty ones are put in their place by id.
LabFacts& facts_of_lab(ComputeFacts& facts, const std::string& id) {
  const auto place = std::lower_bound(
      facts.labs.begin(), facts.labs.end(), id,
      [](const LabFacts& lab, const std::string& wanted) { return lab.lab_id < wanted; });
  if (place != facts.labs.end() && place->lab_id == id) return *place;
  LabFacts lab;
  lab.lab_id = id;
  return *facts.labs.insert(place, std::move(lab));
}

Result<void> add_claim(ComputeFacts& facts, const std::string& id, const ComputeClaim& claim) {
  LabFacts& lab = facts_of_lab(facts, id);
  if (lab.claims.size() == kClaimLimit) {
    return Error{ErrorKind::TooLarge,
                 "the lab '" + id + "' would have over " + std::to_string(kClaimLimit) + " claims"};
  }
  lab.note.clear();  // It says why there is no claim.
  lab.claims.push_back(claim);
  return {};
}

}  // namespace

Result<EpochTable> parse_epoch_models(std::string_view file_name, std::string_view bytes) {
  auto table = read_table(bytes);
  if (!table) return std::move(table).error().in(file_name);
  return table;
}

Result<EpochImport> add_epoch_models(const EpochTable& table, std::span<const Lab> labs,
                                     ComputeFacts& facts) {
  const auto ids = labs_by_name(labs);
  auto runs = runs_by_lab(facts);
  EpochImport import;
  for (const EpochModel& model : table.models) {
    const Owners owners = owners_of(model, ids);
    const std::string folded = folded_model_name(model.model);
    const bool is_held = std::any_of(owners.labs.begin(), owners.labs.end(),
                                     [&](const auto& id) { return runs[id].contains(folded); });
    if (owners.labs.empty()) {
      ++import.of_no_lab;
    } else if (is_held) {
      ++import.held;
    } else {
      const ComputeClaim claim = TRY(claim_of(model, folded));
      for (const std::string& id : owners.labs) {
        TRY(add_claim(facts, id, claim));
        runs[id].insert(folded);
      }
      ++import.added;
      import.claims += owners.labs.size();
      if (owners.has_others) ++import.of_some_labs;
    }
  }
  return import;
}

}  // namespace labledger::parsers

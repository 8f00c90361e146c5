#include "cli/doubtful_statements.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "cli/statement_json.hpp"
#include "core/names.hpp"
#include "core/quantity.hpp"

namespace labledger::cli {
namespace {

/// The first doubt about a figure that a person could settle; empty when there is none.
std::string doubt_of(const std::string& quantities) {
  if (quantities.empty()) return {};
  const Json figures = Json::parse(quantities, nullptr, /*allow_exceptions=*/false);
  if (!figures.is_array()) return {};
  for (const Json& figure : figures) {
    const auto doubts = figure.find("doubts");
    if (doubts == figure.end() || !doubts->is_array()) continue;
    for (const Json& doubt : *doubts) {
      if (!doubt.is_string() || doubt == std::string(name_of(QuantityDoubt::Currency))) continue;
      return "a figure is doubtful: " + doubt.get<std::string>();
    }
  }
  return {};
}

std::string cause_of(const db::ReadingRow& reading) {
  const auto has = [&](StatementKind kind) {
    return std::ranges::find(reading.kinds, kind) != reading.kinds.end();
  };
  if (has(StatementKind::RiskAck) && has(StatementKind::RiskDenial)) {
    return "names a risk and denies it";
  }
  if (has(StatementKind::Commitment) && !reading.level) return "a commitment of no clear level";
  return doubt_of(reading.quantities);
}

bool is_judged(const std::vector<ReviewEntry>& entries, const std::string& reviewer) {
  return std::ranges::any_of(entries, [&](const ReviewEntry& entry) {
    return is_verdict(entry.action) && (reviewer.empty() || entry.author == reviewer);
  });
}

}  // namespace

Result<std::vector<DoubtfulStatement>> doubtful_statements(Ledger& ledger,
                                                           const parsers::Registry& registry,
                                                           const ReviewBook& reviews,
                                                           const std::string& lab,
                                                           const std::string& reviewer) {
  std::vector<DoubtfulStatement> found;
  std::set<std::string> seen;
  StatementFilter filter;
  filter.lab = lab;
  filter.presence = Presence::Present;
  const auto take = [&](const StatementHistory& statement) -> Result<void> {
    const db::ReadingRow& reading = statement.wording().row.reading;
    std::string cause = cause_of(reading);
    const std::string id = statement_id(statement.statement);
    if (cause.empty() || is_judged(reviews.of(ReviewSubject::Statement, id), reviewer)) return {};
    if (!seen.insert(id).second) return {};
    found.push_back({.id = id,
                     .lab = reading.lab,
                     .url = statement.url,
                     .quote = statement.wording().row.segment.text,
                     .cause = std::move(cause)});
    return {};
  };
  TRY(for_each_statement(ledger, registry, filter, take));
  return found;
}

}  // namespace labledger::cli

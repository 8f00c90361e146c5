#include "cli/headcounts.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "cli/statement_json.hpp"
#include "core/names.hpp"
#include "core/promise.hpp"

namespace labledger::cli {
namespace {

std::optional<double> number_in(const Json& figure, const char* key) {
  const auto found = figure.find(key);
  if (found == figure.end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

std::string text_in(const Json& figure, const char* key) {
  const auto found = figure.find(key);
  return found != figure.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

/// Whom a figure of people counts; empty for anything else. Openings are counted on the boards.
std::optional<HeadcountSubject> subject_of(const db::ReadingRow& reading, const Json& figure) {
  const auto has = [&](StatementKind kind) {
    return std::ranges::find(reading.kinds, kind) != reading.kinds.end();
  };
  const std::string kind = text_in(figure, "kind");
  if (kind == name_of(QuantityKind::SafetyPeople) && has(StatementKind::SafetyHeadcount)) {
    return HeadcountSubject::SafetyStaff;
  }
  if (kind == name_of(QuantityKind::People) && has(StatementKind::Headcount)) {
    return HeadcountSubject::AllStaff;
  }
  return std::nullopt;
}

/// The figure of a statement as an observation; empty when it tells of no one, of a plan, or of
/// what others report.
std::optional<HeadcountObservation> observation_of(const db::WordingRow& row,
                                                   const std::string& url, const Json& figure) {
  const auto subject = subject_of(row.reading, figure);
  const std::string status = text_in(figure, "status");
  if (!subject || status == name_of(QuantityStatus::Planned) ||
      status == name_of(QuantityStatus::Aimed)) {
    return std::nullopt;
  }
  HeadcountObservation seen;
  seen.lab_id = row.reading.lab;
  seen.subject = *subject;
  seen.low = number_in(figure, "low");
  seen.high = number_in(figure, "high");
  const auto value = number_in(figure, "value");
  const std::string hedge = text_in(figure, "hedge");
  const bool is_number = value && !seen.low && !seen.high;
  if (is_number) seen.low = seen.high = value;
  if (!seen.low && !seen.high) return std::nullopt;
  const bool is_exact = seen.low && seen.high && *seen.low == *seen.high;
  seen.basis = row.reading.speaker == Speaker::ThirdParty ? HeadcountBasis::ThirdParty
               : is_exact                                 ? HeadcountBasis::Published
                                                          : HeadcountBasis::Bound;
  seen.definition = text_in(figure, "subject");
  seen.date = format_day(row.segment.first_seen);
  seen.speaker = name_of(row.reading.speaker);
  seen.quote = row.segment.text;
  seen.source = "a statement on a page";
  seen.url = url;
  if (hedge == name_of(QuantityHedge::About)) seen.note = "about; ";
  seen.note += "the date is that of the first capture with it";
  const auto doubts = figure.find("doubts");
  if (doubts != figure.end() && !doubts->empty()) seen.note += "; how it was read is doubtful";
  return seen;
}

/// Whether the figures of a wording count: of a statement of the lab that was seen by then, and
/// that no reviewer rejected.
bool counts(const db::WordingRow& row, const ReviewBook& reviews, const std::string& lab_id,
            Instant as_of) {
  const db::ReadingRow& reading = row.reading;
  if (!reading.statement || reading.quantities.empty()) return false;
  if (row.segment.first_seen > as_of || reading.lab != lab_id) return false;
  return !reviews.rejects(ReviewSubject::Statement, statement_id(*reading.statement));
}

void add_figures(const db::WordingRow& row, const std::string& url,
                 std::vector<HeadcountObservation>& all) {
  const Json figures = Json::parse(row.reading.quantities, nullptr, /*allow_exceptions=*/false);
  if (!figures.is_array()) return;
  for (const Json& figure : figures) {
    if (auto seen = observation_of(row, url, figure)) all.push_back(std::move(*seen));
  }
}

void add_statements(const HeadcountSources& sources, const std::string& lab_id, Instant as_of,
                    std::vector<HeadcountObservation>& all) {
  for (const PageWordings& wordings : *sources.pages) {
    for (const db::WordingRow& row : wordings.rows) {
      if (counts(row, *sources.reviews, lab_id, as_of)) add_figures(row, wordings.page.url, all);
    }
  }
}

/// What a person saw. The basis is told in their words: only words that name one of ours are it.
std::optional<HeadcountObservation> observation_of(const ReviewEntry& entry) {
  const std::string kind(field_of(entry, "kind").value_or(""));
  if (kind != "headcount" && kind != "safety_headcount") return std::nullopt;
  const auto value = number_of(entry, "value");
  HeadcountObservation seen;
  seen.lab_id = entry.subject;
  seen.subject = kind == "headcount" ? HeadcountSubject::AllStaff : HeadcountSubject::SafetyStaff;
  const std::string basis(field_of(entry, "basis").value_or(""));
  const bool is_staff_page =
      basis.find("staff page") != std::string::npos || basis.find("team page") != std::string::npos;
  seen.basis = is_staff_page ? HeadcountBasis::StaffPage : HeadcountBasis::ThirdParty;
  const auto low = number_of(entry, "low");
  const auto high = number_of(entry, "high");
  seen.low = low ? low : value;
  seen.high = high ? high : value;
  seen.date = field_of(entry, "date").value_or("");
  seen.speaker = entry.author;
  seen.source = basis;
  seen.url = entry.url;
  seen.note = entry.reason;
  return seen;
}

void add_observed(const HeadcountSources& sources, const std::string& lab_id, Instant as_of,
                  std::vector<HeadcountObservation>& all) {
  for (const ReviewEntry* entry : sources.reviews->observations_of(lab_id, as_of)) {
    if (auto seen = observation_of(*entry)) all.push_back(std::move(*seen));
  }
}

/// The last count of the boards.
void add_openings(const HeadcountSources& sources, const std::string& lab_id,
                  std::vector<HeadcountObservation>& all) {
  if (sources.openings->points.empty()) return;
  const OpeningsPoint& last = sources.openings->points.back();
  const auto add = [&](HeadcountSubject subject, std::uint64_t count) {
    HeadcountObservation seen;
    seen.lab_id = lab_id;
    seen.subject = subject;
    seen.basis = HeadcountBasis::JobBoard;
    seen.low = seen.high = static_cast<double>(count);
    seen.definition = "technical openings, by their titles";
    seen.date = format_date(last.day);
    seen.speaker = "counted";
    seen.source = "the lab's job boards";
    seen.url = sources.openings->boards.empty() ? "" : sources.openings->boards.front();
    all.push_back(std::move(seen));
  };
  add(HeadcountSubject::SafetyOpenings, last.safety);
  add(HeadcountSubject::AllOpenings, last.all);
}

}  // namespace

std::vector<HeadcountObservation> headcounts_of(const HeadcountSources& sources,
                                                const std::string& lab_id, Instant as_of) {
  std::vector<HeadcountObservation> all;
  if (sources.pages != nullptr) add_statements(sources, lab_id, as_of, all);
  add_observed(sources, lab_id, as_of, all);
  const std::string today = format_day(as_of);
  for (const HeadcountObservation& fact : *sources.facts) {
    if (fact.lab_id == lab_id && fact.date <= today) all.push_back(fact);
  }
  add_openings(sources, lab_id, all);
  std::ranges::stable_sort(all, [](const auto& a, const auto& b) {
    return std::tie(a.subject, a.basis, a.date) < std::tie(b.subject, b.basis, b.date);
  });
  return all;
}

}  // namespace labledger::cli

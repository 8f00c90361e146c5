#include "cli/claim_book.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "analysis/compute/estimates.hpp"
#include "analysis/compute/ledger_claims.hpp"
#include "cli/period.hpp"
#include "cli/quantity_json.hpp"

namespace labledger::cli {
namespace {

/// The kinds of figures that can say something of compute, or of the money for it.
constexpr std::array kClaimKinds = {
    QuantityKind::Accelerators, QuantityKind::Flop,       QuantityKind::FlopRate,
    QuantityKind::ChipHours,    QuantityKind::Power,      QuantityKind::MoneyRaised,
    QuantityKind::Valuation,    QuantityKind::Investment, QuantityKind::Cost,
};

std::string words_of(Speaker speaker) {
  switch (speaker) {
    case Speaker::Lab:
      return "the lab";
    case Speaker::LabQuoted:
      return "somebody of the lab";
    case Speaker::ThirdParty:
      return "others";
  }
  return "others";
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Whether the name stands in the sentence as a word of its own.
bool names(std::string_view sentence, std::string_view name) {
  constexpr std::size_t kShortest = 3;  // Shorter ones are words of other things.
  if (name.size() < kShortest) return false;
  for (std::size_t at = sentence.find(name); at != std::string_view::npos;
       at = sentence.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || !is_letter(sentence[at - 1]);
    if (begins && (end == sentence.size() || !is_letter(sentence[end]))) return true;
  }
  return false;
}

/// The ids of the labs, other than the one, that the sentence names.
std::vector<std::string> others_named(const parsers::Registry& registry, const std::string& lab_id,
                                      std::string_view sentence) {
  std::vector<std::string> ids;
  for (const Lab& lab : registry.labs()) {
    if (lab.id == lab_id) continue;
    const bool is_named = names(sentence, lab.name) ||
                          std::ranges::any_of(lab.aliases, [&](const std::string& alias) {
                            return names(sentence, alias);
                          });
    if (is_named) ids.push_back(lab.id);
  }
  return ids;
}

/// The claims of one statement, as it is worded now.
Result<void> add_claims(const StatementHistory& statement, const parsers::Registry& registry,
                        std::vector<LedgerClaim>& claims) {
  const db::WordingRow& row = statement.wording().row;
  if (row.reading.lab.empty() || row.reading.quantities.empty()) return {};
  const std::vector<Quantity> figures = TRY(quantities_from_json(row.reading.quantities));
  for (const Quantity& figure : figures) {
    const bool has_number = figure.value || figure.low || figure.high;
    if (!has_number || std::ranges::find(kClaimKinds, figure.kind) == kClaimKinds.end()) continue;
    LedgerClaim claim;
    claim.lab_id = row.reading.lab;
    claim.figure = figure;
    if (figure.span.begin > figure.span.end || figure.span.end > row.segment.text.size()) {
      return Error{ErrorKind::Malformed, "a stored figure lies outside its sentence"};
    }
    claim.quote = row.segment.text;
    claim.url = statement.url;
    claim.date = format_day(statement.first_seen());
    claim.speaker = words_of(row.reading.speaker);
    claim.is_own = row.reading.speaker != Speaker::ThirdParty && !figure.is_reported;
    claim.also_named = others_named(registry, claim.lab_id, claim.quote);
    claims.push_back(std::move(claim));
  }
  return {};
}

/// What a unit of `observe` counts.
std::optional<QuantityKind> kind_of_unit(const std::string& kind, const std::string& unit) {
  if (kind == "funding") return QuantityKind::MoneyRaised;
  for (const QuantityKind candidate :
       {QuantityKind::Accelerators, QuantityKind::Flop, QuantityKind::FlopRate,
        QuantityKind::ChipHours, QuantityKind::Power}) {
    if (unit_of(candidate) == unit) return candidate;
  }
  return std::nullopt;
}

/// The entry as a claim; empty when it is not about compute or money.
std::optional<LedgerClaim> claim_of(const ReviewEntry& entry) {
  const std::string kind(field_of(entry, "kind").value_or(""));
  const std::string unit(field_of(entry, "unit").value_or(""));
  if (kind != "compute" && kind != "funding") return std::nullopt;
  const auto quantity = kind_of_unit(kind, unit);
  const auto value = number_of(entry, "value");
  if (!quantity || !value) return std::nullopt;
  LedgerClaim claim;
  claim.lab_id = entry.subject;
  claim.figure.kind = *quantity;
  claim.figure.value = value;
  claim.figure.low = number_of(entry, "low");
  claim.figure.high = number_of(entry, "high");
  claim.figure.unit = unit;
  claim.quote = field_of(entry, "basis").value_or("");
  claim.url = entry.url;
  claim.date = field_of(entry, "date").value_or("");
  claim.speaker = entry.author;
  claim.is_noted = true;
  return claim;
}

void add_entries(const ReviewBook& reviews, Instant as_of, std::vector<LedgerClaim>& claims) {
  for (const auto& [subject, entries] : reviews.by_subject()) {
    if (subject.first != ReviewSubject::Lab) continue;
    for (const ReviewEntry* entry : reviews.observations_of(subject.second, as_of)) {
      if (auto claim = claim_of(*entry)) claims.push_back(std::move(*claim));
    }
  }
}

}  // namespace

LabFacts facts_of(const ComputeFacts& facts, const std::string& lab_id) {
  const auto found = std::ranges::find(facts.labs, lab_id, &LabFacts::lab_id);
  if (found != facts.labs.end()) return *found;
  LabFacts none;
  none.lab_id = lab_id;
  return none;
}

Result<void> ClaimReader::take(const StatementHistory& statement) {
  const db::ReadingRow& reading = statement.wording().row.reading;
  const bool is_asked_for = std::ranges::any_of(reading.kinds, [](StatementKind kind) {
    return kind == StatementKind::Compute || kind == StatementKind::Funding;
  });
  if (!is_asked_for || statement.first_seen() > as_of_) return {};
  if (reviews_.rejects(ReviewSubject::Statement, statement_id(statement.statement))) return {};
  return add_claims(statement, registry_, claims_);
}

ClaimBook ClaimReader::finish(const ComputeFacts& facts) && {
  add_entries(reviews_, as_of_, claims_);
  analysis::judge_claims(facts, claims_);
  std::ranges::stable_sort(claims_, [](const LedgerClaim& a, const LedgerClaim& b) {
    return std::tie(a.date, a.url, a.figure.span.begin) <
           std::tie(b.date, b.url, b.figure.span.begin);
  });
  ClaimBook book;
  for (LedgerClaim& claim : claims_) {
    std::string lab = claim.lab_id;
    book.by_lab_[std::move(lab)].push_back(std::move(claim));
  }
  return book;
}

Result<ClaimBook> ClaimBook::read(Ledger& ledger, const parsers::Registry& registry,
                                  const ReviewBook& reviews, const ComputeFacts& facts,
                                  Instant as_of) {
  ClaimReader reader(registry, reviews, as_of);
  TRY(for_each_statement(
      ledger, registry, StatementFilter(),
      [&](const StatementHistory& statement) { return reader.take(statement); }));
  return std::move(reader).finish(facts);
}

const std::vector<LedgerClaim>& ClaimBook::of(const std::string& lab_id) const& {
  static const std::vector<LedgerClaim> none;
  const auto found = by_lab_.find(lab_id);
  return found == by_lab_.end() ? none : found->second;
}

LabCompute ClaimBook::compute_of(const ComputeFacts& facts, const std::string& lab_id,
                                 const std::string& day) const {
  const LabFacts lab = analysis::with_ledger(facts_of(facts, lab_id), of(lab_id));
  return analysis::lab_compute(facts, lab, day);
}

}  // namespace labledger::cli

#include "cli/coupling_book.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "analysis/promises/saying_day.hpp"

namespace labledger::cli {
namespace {

bool is_on_safety(StatementKind kind) {
  return kind == StatementKind::RiskAck || kind == StatementKind::Commitment ||
         kind == StatementKind::SafetyPastAction;
}

bool has_kind(const StatementHistory& statement, StatementKind kind) {
  const auto& kinds = statement.wording().row.reading.kinds;
  return std::ranges::find(kinds, kind) != kinds.end();
}

/// Whether it counts as what the lab itself says of safety.
bool is_own_on_safety(const StatementHistory& statement) {
  const auto& reading = statement.wording().row.reading;
  return !reading.lab.empty() && reading.speaker != Speaker::ThirdParty &&
         std::ranges::any_of(reading.kinds, is_on_safety);
}

/// The outcome of a promise, among those that are due.
void count_outcome(const PromiseView& view, analysis::CouplingInputs& inputs) {
  const Deadline& deadline = view.promise.deadline();
  std::string state;
  switch (view.state) {
    case PromiseState::Met:
      ++inputs.promises.met;
      state = "met";
      break;
    case PromiseState::Missed:
      ++inputs.promises.missed;
      state = "missed";
      break;
    case PromiseState::Due:
      ++inputs.promises.unknown;
      state = "due, unsettled";
      break;
    case PromiseState::Contested:
      ++inputs.promises.unknown;
      state = "contested";
      break;
    case PromiseState::Pending:
    case PromiseState::Unknown:
      return;
  }
  constexpr std::size_t kInputLimit = 50;
  if (inputs.promise_sources.size() >= kInputLimit) return;
  inputs.promise_sources.push_back(
      {.name = "promise " + view.id,
       .value = state + ": " + deadline_words(deadline),
       .date = deadline.latest ? format_date(*deadline.latest) : std::string(),
       .source = "the ledger",
       .url = view.urls.front()});
}

}  // namespace

Result<CouplingReader> CouplingReader::begin(const parsers::Registry& registry,
                                             const ReviewBook& reviews, Instant as_of) {
  PromiseReader promises =
      TRY(PromiseReader::begin(registry, {.lab = "", .as_of = as_of, .due_before = {}}));
  return CouplingReader(std::move(promises), reviews, as_of);
}

void CouplingReader::take(const StatementHistory& statement) {
  promises_.take(statement);
  const Day today = analysis::day_of(as_of_);
  const Day first = analysis::day_of(statement.first_seen());
  const auto [place, is_new] = first_of_page_.try_emplace(statement.url, first);
  if (!is_new) place->second = std::min(place->second, first);
  if (!is_own_on_safety(statement) || statement.first_seen() > as_of_) return;
  if (reviews_.rejects(ReviewSubject::Statement, statement_id(statement.statement))) return;
  const Day last = statement.present() ? today : analysis::day_of(statement.last_seen());
  found_.push_back({statement.lab(),
                    statement.url,
                    {.first = first,
                     .last = std::min(last, today),
                     .is_commitment = has_kind(statement, StatementKind::Commitment),
                     .was_there_first = false,
                     .page_first = first}});
}

Result<CouplingBook> CouplingReader::finish(SourceHistories& histories,
                                            const ComputeFacts& facts) && {
  CouplingBook book(facts, as_of_);
  auto promises = TRY(std::move(promises_).finish(histories, reviews_));
  for (PromiseView& view : promises) {
    std::string lab = view.lab_id;
    book.promises_[std::move(lab)].push_back(std::move(view));
  }
  std::map<std::string, std::set<std::string>> pages;
  for (Found& each : found_) {
    each.span.page_first = first_of_page_.at(each.url);
    each.span.was_there_first = each.span.first == each.span.page_first;
    CouplingBook::Statements& statements = book.statements_[each.lab];
    statements.spans.push_back(each.span);
    pages[each.lab].insert(each.url);
    statements.pages = pages[each.lab].size();
  }
  return book;
}

std::vector<CouplingFigure> CouplingBook::figures_of(const std::string& lab_id,
                                                     const LabCompute& compute,
                                                     const LabStaff& staff) const {
  analysis::CouplingInputs inputs;
  inputs.as_of = analysis::day_of(as_of_);
  inputs.compute = compute;
  inputs.headcounts = staff.headcounts;
  inputs.openings = staff.openings;
  for (const ModelRelease& model : facts_.models) {
    if (model.lab_id == lab_id) inputs.models.push_back(model);
  }
  for (const SafetyPledge& pledge : facts_.pledges) {
    if (pledge.lab_id == lab_id) inputs.pledges.push_back(pledge);
  }
  for (const PromiseView& view : promises_of(lab_id))
    count_outcome(view, inputs);
  if (const auto known = statements_.find(lab_id); known != statements_.end()) {
    inputs.statements = known->second.spans;
    inputs.statements_source = fmt::format("{} {} of the ledger", known->second.pages,
                                           known->second.pages == 1 ? "page" : "pages");
  }
  return analysis::coupling_of(inputs);
}

const std::vector<PromiseView>& CouplingBook::promises_of(const std::string& lab_id) const {
  static const std::vector<PromiseView> none;
  const auto found = promises_.find(lab_id);
  return found == promises_.end() ? none : found->second;
}

}  // namespace labledger::cli

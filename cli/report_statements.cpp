#include "cli/report_statements.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "cli/claim_book.hpp"
#include "cli/coupling_book.hpp"
#include "cli/facts_files.hpp"
#include "cli/report_compute.hpp"
#include "cli/review_book.hpp"
#include "cli/statement_history.hpp"

namespace labledger::cli {
namespace {

using reports::StatementReport;

/// The wordings that state something and had come by then; the newest one decides what it is.
StatementReport report_of(const StatementHistory& history, Instant as_of,
                          const db::WordingRow*& newest) {
  StatementReport report;
  report.id = statement_id(history.statement);
  report.url = history.url;
  if (history.source != nullptr) report.source_id = history.source->id;
  for (const SeenWording& wording : history.wordings) {
    const SegmentRecord& segment = wording.row.segment;
    if (!wording.states() || segment.first_seen > as_of) continue;
    report.wordings.push_back({.text = segment.text,
                               .level = wording.row.reading.level,
                               .first_seen = segment.first_seen,
                               .last_seen = std::min(wording.last_seen, as_of)});
    report.is_present = segment.present || wording.last_seen >= as_of;
    newest = &wording.row;
  }
  return report;
}

/// The captures that show statements, each read once: one shows many.
class ShowingCaptures {
 public:
  explicit ShowingCaptures(Ledger& ledger) : ledger_(ledger) {}

  /// Empty where the attempt brought no body.
  Result<std::optional<reports::CaptureReference>> of(FetchId fetch) {
    const auto known = known_.find(fetch);
    if (known != known_.end()) return known->second;
    const db::FetchRow row = TRY(ledger_.evidence().get(fetch));
    std::optional<reports::CaptureReference> capture;
    if (row.record.payload) {
      capture = reports::CaptureReference{.at = row.record.started,
                                          .payload = *row.record.payload,
                                          .provenance = row.record.provenance};
    }
    known_.emplace(fetch, capture);
    return capture;
  }

 private:
  Ledger& ledger_;
  std::map<FetchId, std::optional<reports::CaptureReference>> known_;
};

/// Lists statements under their labs, handed in one by one.
class StatementLister {
 public:
  /// All must outlive the lister.
  StatementLister(Ledger& ledger, const ReviewBook& reviews, reports::ReportModel& model)
      : reviews_(reviews), model_(model), captures_(ledger) {
    for (reports::LabReport& report : model.labs)
      by_lab_.emplace(report.lab.id, &report.statements);
  }

  Result<void> take(const StatementHistory& history) {
    if (history.source == nullptr || history.source->lab_id != history.lab()) return {};
    const auto found = by_lab_.find(history.lab());
    if (found == by_lab_.end()) return {};
    const db::WordingRow* newest = nullptr;
    StatementReport report = report_of(history, model_.as_of, newest);
    if (newest == nullptr) return {};
    report.kinds = newest->reading.kinds;
    report.categories = newest->reading.categories;
    report.speaker = newest->reading.speaker;
    report.shown = TRY(captures_.of(newest->reading.fetch));
    report.reviews = reviews_.of(ReviewSubject::Statement, report.id);
    found->second->push_back(std::move(report));
    return {};
  }

  void sort() {
    for (reports::LabReport& report : model_.labs)
      std::ranges::stable_sort(report.statements, {}, &StatementReport::url);
  }

 private:
  const ReviewBook& reviews_;
  reports::ReportModel& model_;
  ShowingCaptures captures_;
  std::unordered_map<std::string, std::vector<StatementReport>*> by_lab_;
};

}  // namespace

Result<void> fill_statements(Wordings& wordings, SourceHistories& histories,
                             const parsers::Registry& registry, reports::ReportModel& model) {
  Ledger& ledger = wordings.ledger();
  const ComputeFacts facts = TRY(load_facts(""));
  const ReviewBook reviews = TRY(ReviewBook::read(ledger));
  StatementLister lister(ledger, reviews, model);
  ClaimReader claims(registry, reviews, model.as_of);
  CouplingReader coupling = TRY(CouplingReader::begin(registry, reviews, model.as_of));
  const auto take = [&](const StatementHistory& statement) -> Result<void> {
    TRY(claims.take(statement));
    coupling.take(statement);
    return lister.take(statement);
  };
  TRY(for_each_statement(wordings, registry, StatementFilter(), take));
  lister.sort();
  const CouplingBook coupled = TRY(std::move(coupling).finish(histories, facts));
  fill_compute(facts, coupled, std::move(claims).finish(facts), model);
  return {};
}

}  // namespace labledger::cli

#include "cli/report_compute.hpp"

#include <utility>

#include "cli/claim_book.hpp"
#include "cli/coupling_book.hpp"
#include "cli/facts_files.hpp"
#include "core/coupling.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {
namespace {

reports::PromiseReport report_of(const PromiseView& view) {
  reports::PromiseReport report;
  report.id = view.id;
  report.url = view.urls.front();
  report.quote = view.promise.quote.exact;
  report.deadline = view.promise.deadline();
  report.state = view.state;
  report.first_seen = view.first_seen;
  report.last_seen = view.last_seen;
  report.is_present = view.is_present;
  report.reviews = view.reviews;
  return report;
}

parsers::Registry registry_of(const std::vector<Lab>& labs) {
  std::vector<parsers::LabFile> files;
  files.reserve(labs.size());
  for (const Lab& lab : labs) {
    parsers::LabFile file;
    file.lab = lab;
    file.url_places.resize(lab.sources.size());
    files.push_back(std::move(file));
  }
  std::vector<parsers::Mistake> ignored;  // Of a registry that was checked when it was read.
  return parsers::Registry::build(std::move(files), ignored);
}

}  // namespace

Result<void> fill_compute(Ledger& ledger, const std::vector<Lab>& labs, Instant as_of,
                          std::vector<reports::LabReport>& reports) {
  const ComputeFacts facts = TRY(load_facts(""));
  const parsers::Registry registry = registry_of(labs);
  const ReviewBook reviews = TRY(ReviewBook::read(ledger));
  const CouplingBook book = TRY(CouplingBook::read(ledger, registry, reviews, facts, as_of));
  const ClaimBook claims = TRY(ClaimBook::read(ledger, registry, reviews, facts, as_of));
  const std::string day = format_day(as_of);
  for (reports::LabReport& report : reports) {
    LabCompute compute = claims.compute_of(facts, report.lab.id, day);
    report.coupling = book.figures_of(report.lab.id, compute, {report.headcounts, report.openings});
    for (const FundingTotal& funding : facts_of(facts, report.lab.id).funding) {
      if (funding.date <= day) report.funding.push_back(funding);
    }
    for (const PromiseView& view : book.promises_of(report.lab.id))
      report.promises.push_back(report_of(view));
    report.no_compute = compute.note;
    if (!compute.estimates.empty()) report.compute = std::move(compute);
  }
  return {};
}

}  // namespace labledger::cli

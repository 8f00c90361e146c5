#include "cli/report_compute.hpp"

#include <string>
#include <utility>

#include "core/coupling.hpp"
#include "core/time.hpp"

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

}  // namespace

void fill_compute(const ComputeFacts& facts, const CouplingBook& coupling, const ClaimBook& claims,
                  reports::ReportModel& model) {
  const std::string day = format_day(model.as_of);
  for (reports::LabReport& report : model.labs) {
    LabCompute compute = claims.compute_of(facts, report.lab.id, day);
    report.coupling =
        coupling.figures_of(report.lab.id, compute, {report.headcounts, report.openings});
    for (const FundingTotal& funding : facts_of(facts, report.lab.id).funding) {
      if (funding.date <= day) report.funding.push_back(funding);
    }
    for (const PromiseView& view : coupling.promises_of(report.lab.id))
      report.promises.push_back(report_of(view));
    report.no_compute = compute.note;
    if (!compute.estimates.empty()) report.compute = std::move(compute);
  }
}

}  // namespace labledger::cli

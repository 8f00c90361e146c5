#pragma once
// The feeds and the calendar beside a report: news of all labs and of each, for any reader.

#include <string>
#include <vector>

#include "core/lab.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "db/event_store.hpp"
#include "reports/report_model.hpp"
#include "reports/site.hpp"

namespace labledger::cli {

/// feeds/all.atom and feeds/all.json, and the same under the id of each lab given: the newest 200
/// things that happened up to `as_of`: changes that alert, new documents, figures, promises, and
/// openings on AI safety. Ids of entries never change. By path.
/// @param report_url where the report is published, without a last "/"; empty when it is not.
/// @param events of the ledger, as EventStore::read gives them.
[[nodiscard]] Result<std::vector<reports::RenderedFile>> render_feeds(
    const std::vector<db::EventRow>& events, const std::vector<Lab>& labs, Instant as_of,
    const std::string& report_url);

/// calendar.ics: each promise of the model that has a date and was not rejected in review, as an
/// all-day event.
[[nodiscard]] reports::RenderedFile render_calendar(const reports::ReportModel& model);

}  // namespace labledger::cli

#include "cli/report_feeds.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "alerts/event_json.hpp"
#include "alerts/feed_file.hpp"
#include "core/name_uri.hpp"
#include "core/names.hpp"
#include "reports/icalendar.hpp"

namespace labledger::cli {
namespace {

/// What readers of a feed want to be told; the health of sources is for those who run the ledger.
bool is_news(const Event& event) {
  switch (event.kind) {
    case EventKind::Change:
      return event.change_class == ChangeClass::Substantive ||
             event.change_class == ChangeClass::Links;
    case EventKind::Opening:
      return event.opening && event.opening->job_class == JobClass::AiSafety;
    case EventKind::NewDocument:
    case EventKind::Claim:
    case EventKind::Promise:
      return true;
    case EventKind::Health:
      break;
  }
  return false;
}

void add_feed(std::vector<reports::RenderedFile>& files, const std::string& name,
              const std::string& title, const std::string& report_url,
              const std::vector<alerts::FeedEntry>& entries) {
  alerts::FeedInfo info;
  info.name = "report " + name;
  info.title = title;
  info.report_url = report_url;
  const std::string path = "feeds/" + name;
  if (!report_url.empty()) info.feed_url = report_url + "/" + path + ".atom";
  files.push_back({path + ".atom", alerts::atom_feed(info, entries)});
  if (!report_url.empty()) info.feed_url = report_url + "/" + path + ".json";
  files.push_back({path + ".json", alerts::json_feed(info, entries)});
}

}  // namespace

Result<std::vector<reports::RenderedFile>> render_feeds(const std::vector<db::EventRow>& events,
                                                        const std::vector<Lab>& labs, Instant as_of,
                                                        const std::string& report_url) {
  std::vector<alerts::FeedEntry> all;
  std::map<std::string, std::vector<alerts::FeedEntry>> by_lab;
  for (const Lab& lab : labs)
    by_lab[lab.id];
  for (const db::EventRow& row : events) {
    Event event = TRY(alerts::event_from_json(row.body));
    if (event.not_after > as_of || !is_news(event)) continue;
    const auto lab = by_lab.find(event.lab_id);
    if (lab != by_lab.end()) lab->second.push_back({event, row.raised});
    if (lab != by_lab.end() || event.lab_id.empty()) all.push_back({std::move(event), row.raised});
  }
  std::vector<reports::RenderedFile> files;
  add_feed(files, "all", "What AI labs disclose", report_url, all);
  for (const Lab& lab : labs)
    add_feed(files, lab.id, "What " + lab.name + " discloses", report_url, by_lab[lab.id]);
  std::ranges::sort(files, {}, &reports::RenderedFile::path);
  return files;
}

reports::RenderedFile render_calendar(const reports::ReportModel& model) {
  std::vector<reports::CalendarDay> days;
  for (const reports::LabReport& lab : model.labs) {
    for (const reports::PromiseReport& promise : lab.promises) {
      const Deadline& deadline = promise.deadline;
      const bool is_rejected = review_state(promise.reviews) == ReviewState::Rejected;
      if (deadline.kind != DeadlineKind::Date || !deadline.latest || is_rejected) continue;
      const std::string_view state = name_of(promise.state);
      days.push_back(
          {.uid = name_uri("promise:" + promise.id),
           .day = *deadline.latest,
           .summary = fmt::format("{} ({}): {}", lab.lab.name, state, promise.quote),
           .description = fmt::format("{}\n{}: {}\nFirst seen {}", promise.quote, state,
                                      deadline_words(deadline), format_day(promise.first_seen)),
           .url = promise.url,
           .categories = {std::string(state)}});
    }
  }
  std::ranges::sort(days, [](const auto& a, const auto& b) {
    return std::tie(a.day, a.uid) < std::tie(b.day, b.uid);
  });
  return {"calendar.ics", reports::render_icalendar("Promises of AI labs", model.as_of, days)};
}

}  // namespace labledger::cli

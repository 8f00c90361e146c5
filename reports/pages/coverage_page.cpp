// coverage: what could be seen. "No change found" can only be said of pages that were read.

#include <array>

#include "reports/pages/pages.hpp"
#include "reports/pages/phrases.hpp"
#include "reports/source_health.hpp"

namespace labledger::reports {
namespace {

void write_summary(Page& page, const std::vector<const SourceReport*>& sources, Instant as_of) {
  std::array<std::size_t, static_cast<std::size_t>(SourceHealth::Disabled) + 1> counts{};
  for (const SourceReport* source : sources)
    ++counts.at(static_cast<std::size_t>(health_of(*source, as_of)));
  std::vector<std::vector<Text>> rows;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts.at(i) == 0) continue;
    const auto health = static_cast<SourceHealth>(i);
    rows.push_back({Text().text(label_of(health)), Text().number(counts.at(i)),
                    Text().text(sentence_of(health))});
  }
  page.table("How many sources are in which state",
             {{"State"}, {"Sources", ColumnKind::Numbers}, {"Meaning"}}, std::move(rows));
}

std::string tries_phrase(const AttemptCounts& tries) {
  const std::uint64_t all =
      std::uint64_t{tries.good} + tries.unusable + tries.blocked + tries.gone + tries.failed;
  if (all == 0) return "none";
  return std::to_string(tries.good) + " of " + std::to_string(all);
}

void write_sources(Page& page, const ReadingOrder& report) {
  std::vector<std::vector<Text>> rows;
  for (const SourceReport* source : report.sources()) {
    Text came;
    if (source->last_attempt) came = attempt_phrase(*source->last_attempt);
    rows.push_back({Text().text(report.lab_name(source->source.lab_id)),
                    Text().link(source_name(*source), source->source.url),
                    Text().text(label_of(health_of(*source, report.model.as_of))),
                    Text().text(minute_or_never(source->last_confirmed)),
                    Text().text(source->last_attempt ? minute(source->last_attempt->at) : "never"),
                    std::move(came), Text().text(tries_phrase(source->attempts))});
  }
  page.heading(2, "Every source");
  page.table("Every source, and what came of the last try",
             {{"Lab"},
              {"Source"},
              {"State"},
              {"Last good capture"},
              {"Last try"},
              {"What came of it"},
              {"Good tries in this period"}},
             std::move(rows));
}

void write_silent(Page& page, const ReadingOrder& report) {
  bool first = true;
  for (const SourceReport* source : report.sources()) {
    if (!is_silent_too_long(*source, report.model.as_of)) continue;
    if (first) {
      page.heading(2, "Quiet for longer than expected");
      page.paragraph(
          "Nothing new for longer than the registry believes. It may be so, or the source may have "
          "moved: someone should look.");
      first = false;
    }
    const Instant newest = source->last_change ? *source->last_change : *source->first_seen;
    page.item(Text()
                  .text(report.lab_name(source->source.lab_id))
                  .say(", ")
                  .link(source_name(*source), source->source.url)
                  .say(": nothing new since ")
                  .text(format_day(newest)));
  }
}

}  // namespace

Page coverage_page(const ReadingOrder& report) {
  Page page;
  page.path = "coverage";
  page.title = "What could be seen";
  page.description = period_phrase(report.model.period) + ".";
  page.heading(1, "What could be seen");
  page.paragraph(Text()
                     .text(period_phrase(report.model.period))
                     .say(". ")
                     .reference("All labs", {"index", ""}));
  page.paragraph(
      "That nothing changed can only be said of pages that were read. For the others, this report "
      "says that we could not look, and why.");
  write_summary(page, report.sources(), report.model.as_of);
  write_sources(page, report);
  write_silent(page, report);
  return page;
}

}  // namespace labledger::reports

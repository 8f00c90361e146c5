// People and openings on a lab's page: numbers with their basis, never set in one series.

#include <utility>

#include <fmt/format.h>

#include "reports/pages/figures.hpp"
#include "reports/pages/lab_parts.hpp"
#include "reports/pages/phrases.hpp"

namespace labledger::reports {
namespace {

void write_openings(Page& page, const OpeningsSeries& openings) {
  if (!openings.points.empty()) {
    const OpeningsPoint& newest = openings.points.back();
    page.paragraph(
        Text("Openings for safety on ")
            .text(format_date(newest.day) + ": ")
            .text(openings_words(newest), Emphasis::Strong)
            .say(". With the measured errors of the program that reads titles taken into account: ")
            .text(fmt::format("{} ({} to {}).", share_words(newest.corrected),
                              share_words(newest.corrected_low),
                              share_words(newest.corrected_high)))
            .say(" An opening is no person: standing and repeated postings count, too."));
  }
  if (openings.points.size() > 1) {
    Chart chart;
    chart.kind = Chart::Kind::Lines;
    chart.title = "Share of openings that are for safety, in per cent, with limits at 95 %";
    chart.label_title = "Day";
    chart.unit = "% of openings";
    chart.series = {{"Share, %", {}}, {"At least, %", {}}, {"At most, %", {}}};
    for (const OpeningsPoint& point : openings.points) {
      chart.labels.push_back(format_date(point.day));
      chart.series[0].values.emplace_back(point.share * 100);
      chart.series[1].values.emplace_back(point.low * 100);
      chart.series[2].values.emplace_back(point.high * 100);
    }
    page.add({std::move(chart)});
  }
  for (const OpeningsGap& gap : openings.gaps)
    page.item(Text("Note: ").text(gap.words));
  for (const std::string& board : openings.boards)
    page.item(Text("Counted on ").link(board, board));
}

}  // namespace

const OpeningsPoint* newest_openings(const LabReport& lab) {
  return lab.openings.points.empty() ? nullptr : &lab.openings.points.back();
}

void write_staff(Page& page, const LabReport& lab, Unknowns& unknowns) {
  if (lab.headcounts.empty()) {
    unknowns.emplace_back("How many people work on safety: no public figure is on file.");
  }
  if (lab.openings.points.empty()) {
    unknowns.emplace_back("Its openings: no job board of it could be read.");
  }
  if (lab.headcounts.empty() && lab.openings.points.empty()) return;
  page.heading(2, "People and openings", "people");
  if (!lab.headcounts.empty()) {
    std::vector<std::vector<Text>> rows;
    for (const HeadcountObservation& seen : lab.headcounts) {
      Text source;
      source.link(seen.source.empty() ? seen.url : seen.source, seen.url);
      if (!seen.quote.empty()) source.text(": “" + seen.quote + "”");
      rows.push_back({Text().text(words_of(seen.subject)), Text().text(people_words(seen)),
                      Text().text(seen.date), Text().text(words_of(seen.basis)),
                      Text().text(seen.definition), std::move(source)});
    }
    page.paragraph(
        "Numbers of different bases are not one series: what counts as safety differs tenfold "
        "between sources.");
    page.table("Numbers of people, each with what it rests on",
               {{"Whom"},
                {"How many", ColumnKind::Numbers},
                {"Date"},
                {"Basis"},
                {"What counts"},
                {"Source"}},
               std::move(rows));
  }
  write_openings(page, lab.openings);
}

}  // namespace labledger::reports

// Scores as Markdown. What pages say is escaped by reports/markdown/markdown_text.hpp.

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/score_json.hpp"
#include "reports/markdown/markdown_writer.hpp"

namespace labledger::cli {
namespace {

using reports::MarkdownText;
using reports::MarkdownWriter;

constexpr double kPercent = 100;

MarkdownText text_of(std::string_view foreign) {
  MarkdownText text;
  text.text(foreign);
  return text;
}

void write_resources(const LabScores& lab, MarkdownWriter& writer) {
  MarkdownText openings("Openings: ");
  writer.item(openings.text(openings_words(lab.report.openings)));
  bool knows_safety = false;
  for (const HeadcountObservation& seen : lab.report.headcounts) {
    knows_safety = knows_safety || seen.subject == HeadcountSubject::SafetyStaff;
    MarkdownText item = text_of(
        fmt::format("{}, {}: {} ({}), said by {}; {}", name_of(seen.subject), name_of(seen.basis),
                    people_words(seen), seen.date, seen.speaker, seen.source));
    if (!seen.url.empty()) item.say("; ").link(seen.url, seen.url);
    if (!seen.note.empty()) item.say("; ").text(seen.note);
    writer.item(item);
  }
  if (!knows_safety) writer.item("Safety staff: unknown");
}

void write_indicators(const ScoreCard& card, MarkdownWriter& writer) {
  std::vector<MarkdownWriter::Row> rows;
  for (const IndicatorScore& score : card.indicators) {
    MarkdownText evidence;
    if (!score.evidence.empty()) {
      const ScoreEvidence& best = score.evidence.front();
      if (best.is_quote) evidence.say("“");
      evidence.text(best.quote);
      if (best.is_quote) evidence.say("”");
      if (!best.url.empty()) evidence.say(" ").link(best.url, best.url);
    }
    rows.push_back({text_of(score.indicator.id), text_of(score.indicator.name),
                    text_of(name_of(score.state)), text_of(fmt::format("{:g}", score.points)),
                    text_of(fmt::format("{:g}", score.indicator.weight)), text_of(score.reason),
                    std::move(evidence)});
  }
  writer.table({"Id", "Indicator", "State", "Points", "Weight", "Why", "Evidence"}, rows);
}

void write_history(const std::vector<ScorePoint>& points, MarkdownWriter& writer) {
  for (const ScorePoint& point : points) {
    for (std::size_t i = 0; i < point.moved.size(); ++i) {
      MarkdownText item = text_of(format_day(point.at));
      item.say(": ").text(point.moved[i]).say("; ").text(point.why[i]);
      writer.item(item);
    }
  }
}

}  // namespace

std::string lab_markdown(const LabScores& lab, Instant as_of, const ScoreDetail& detail) {
  MarkdownWriter writer;
  writer.heading(2, text_of(lab.report.lab.name));
  MarkdownText statements("**Statements**: ");
  writer.paragraph(
      statements.text(score_words(lab.report)).say(", as of ").text(format_day(as_of)));
  if (lab.report.score) {
    std::vector<MarkdownWriter::Row> rows;
    for (const DomainScore& domain : lab.report.score->domains) {
      rows.push_back(
          {text_of(domain.domain.name),
           text_of(domain.score ? fmt::format("{:.1f}", *domain.score) : "unknown"),
           text_of(fmt::format("{:.0f} %", kPercent * domain.known_weight / domain.weight))});
    }
    writer.table({"Domain", "Score", "Known"}, rows);
  }
  writer.paragraph("**Resources for safety**");
  write_resources(lab, writer);
  writer.paragraph("**Compute and funding claims**: see `labledger compute`");
  MarkdownText changes("**Changes** since ");
  writer.paragraph(
      changes.text(format_day(lab.changes.since)).say(": ").text(changes_words(lab.changes)));
  writer.paragraph("**Beside**, by rubrics of others, not mixed in");
  for (const ExternalScore& score : lab.report.external_scores) {
    MarkdownText item = text_of(fmt::format("{}, {} ({}): {}, on a scale of {}", score.index,
                                            score.edition, score.date, score.value, score.scale));
    writer.item(item.say("; ").link(score.url, score.url));
  }
  if (lab.report.external_scores.empty()) writer.item("none is known");
  if (detail.explains && lab.report.score) write_indicators(*lab.report.score, writer);
  if (detail.tells_history) write_history(lab.report.score_history, writer);
  return std::move(writer).finish();
}

}  // namespace labledger::cli

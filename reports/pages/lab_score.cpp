// The rubric on a lab's page: the score with its coverage, by domain, and what each point rests on.

#include <utility>

#include <fmt/format.h>

#include "core/names.hpp"
#include "reports/pages/figures.hpp"
#include "reports/pages/lab_parts.hpp"
#include "reports/pages/phrases.hpp"

namespace labledger::reports {
namespace {

/// Pieces of evidence that are shown of one indicator.
constexpr std::size_t kEvidenceLimit = 3;

void write_domains(Page& page, const ScoreCard& card) {
  std::vector<std::vector<Text>> rows;
  for (const DomainScore& domain : card.domains) {
    const double coverage = domain.weight > 0 ? domain.known_weight / domain.weight : 0;
    rows.push_back({Text().text(domain.domain.name), score_words(domain.score),
                    Text().text(share_words(coverage)),
                    Text().text(fmt::format("{:.0f}", domain.weight))});
  }
  using enum ColumnKind;
  page.table("Score by domain",
             {{"Domain"}, {"Score", Numbers}, {"How much is known", Numbers}, {"Weight", Numbers}},
             std::move(rows));
}

std::vector<Quotation::Part> evidence_parts(const IndicatorScore& score) {
  std::vector<Quotation::Part> parts;
  for (const ScoreEvidence& evidence : score.evidence) {
    if (parts.size() == kEvidenceLimit) break;
    Text line;
    line.text(evidence.quote).say(" (").link("page", evidence.url);
    line.say(", first seen ").text(format_day(evidence.first_seen));
    if (!evidence.why.empty()) line.say("; ").text(evidence.why);
    parts.push_back({Quotation::Part::Kind::Item, line.say(")"), {}});
  }
  return parts;
}

void write_indicators(Page& page, const ScoreCard& card) {
  Details details;
  details.summary = "Every indicator, and the sentences that it rests on:";
  for (const IndicatorScore& score : card.indicators) {
    Text line;
    line.text(score.indicator.id, Emphasis::Strong).say(" ").text(score.indicator.name).say(": ");
    line.badge(words_of(score.state), tone_of(score.state));
    if (!score.reason.empty()) line.say(". ").text(score.reason);
    details.blocks.emplace_back(Paragraph{std::move(line)});
    std::vector<Quotation::Part> parts = evidence_parts(score);
    if (!parts.empty()) details.blocks.emplace_back(Quotation{std::move(parts)});
  }
  if (!details.blocks.empty()) page.add({std::move(details)});
}

/// The last point of each day: captures of one day come one after the other.
std::vector<const ScorePoint*> last_of_days(const std::vector<ScorePoint>& points) {
  std::vector<const ScorePoint*> last;
  for (const ScorePoint& point : points) {
    const bool is_same_day = !last.empty() && format_day(last.back()->at) == format_day(point.at);
    if (is_same_day) last.pop_back();
    last.push_back(&point);
  }
  return last;
}

void write_history(Page& page, const LabReport& lab) {
  const std::vector<const ScorePoint*> days = last_of_days(lab.score_history);
  if (days.size() < 2) return;
  Chart chart;
  chart.kind = Chart::Kind::Lines;
  chart.title = "The score over time";
  chart.label_title = "Day";
  chart.unit = "points of 100";
  chart.series = {{"Score", {}}, {"Known, % of the rubric", {}}};
  for (const ScorePoint* point : days) {
    chart.labels.push_back(format_day(point->at));
    chart.series[0].values.push_back(point->score);
    chart.series[1].values.emplace_back(point->coverage * 100);
  }
  page.add({std::move(chart)});
  for (const ScorePoint& point : lab.score_history) {
    if (point.moved.empty()) continue;
    Text line;
    line.text(format_day(point.at) + ": ");
    for (std::size_t i = 0; i < point.moved.size(); ++i)
      line.text(i == 0 ? "" : ", ").text(point.moved[i]);
    page.item(std::move(line));
  }
}

void write_external(Page& page, const LabReport& lab) {
  if (lab.external_scores.empty()) return;
  std::vector<std::vector<Text>> rows;
  rows.reserve(lab.external_scores.size());
  for (const ExternalScore& score : lab.external_scores) {
    rows.push_back({Text().link(score.index, score.url), Text().text(score.edition),
                    Text().text(score.date), Text().text(score.value), Text().text(score.scale)});
  }
  page.paragraph("What others say, by rubrics of their own; nothing of it is in the score above:");
  page.table("Scores of others",
             {{"Index"}, {"Edition"}, {"Date"}, {"Their score"}, {"Their scale"}}, std::move(rows));
}

}  // namespace

void write_score(Page& page, const LabReport& lab, Unknowns& unknowns) {
  if (!lab.score || !lab.score->score) {
    unknowns.emplace_back(
        "What its published text comes to by the rubric: nothing of it could be judged from what "
        "we "
        "could read. That is no score of 0.");
    if (lab.external_scores.empty()) return;
  }
  page.heading(2, "What its published text comes to", "score");
  if (lab.score && lab.score->score) {
    const ScoreCard& card = *lab.score;
    page.paragraph(Text()
                       .text(fmt::format("{:.0f} of 100", *card.score), Emphasis::Strong)
                       .say(", as far as we could see: ")
                       .text(share_words(card.coverage))
                       .say(" of the rubric could be judged, from ")
                       .text(counted(card.documents, "document", "documents"))
                       .say(" of the lab's own. It counts what the lab publishes, not what it "
                            "does. ")
                       .reference("How it is made", {"methods", "scores"}));
    write_domains(page, card);
    write_indicators(page, card);
  }
  write_history(page, lab);
  write_external(page, lab);
}

}  // namespace labledger::reports

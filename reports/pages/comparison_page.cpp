// comparison: each indicator of the rubric across the labs.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reports/pages/figures.hpp"
#include "reports/pages/pages.hpp"
#include "reports/pages/phrases.hpp"

namespace labledger::reports {
namespace {

/// How many labs are in which state, of one indicator.
using StateCounts = std::map<IndicatorState, std::size_t>;

const IndicatorScore* score_of(const LabReport& lab, const std::string& indicator) {
  if (!lab.score) return nullptr;
  for (const IndicatorScore& score : lab.score->indicators)
    if (score.indicator.id == indicator) return &score;
  return nullptr;
}

/// The indicators of all cards, in the order of the first card that has them.
std::vector<Indicator> indicators_of(const ReadingOrder& report) {
  std::vector<Indicator> all;
  std::map<std::string, bool> seen;
  for (const LabReport* lab : report.labs) {
    if (!lab->score) continue;
    for (const IndicatorScore& score : lab->score->indicators)
      if (!std::exchange(seen[score.indicator.id], true)) all.push_back(score.indicator);
  }
  return all;
}

void write_indicator(Page& page, const ReadingOrder& report, const Indicator& indicator) {
  std::map<IndicatorState, Text> labs;
  StateCounts counts;
  for (const LabReport* lab : report.labs) {
    const IndicatorScore* score = score_of(*lab, indicator.id);
    const IndicatorState state = score == nullptr ? IndicatorState::Unknown : score->state;
    Text& line = labs[state];
    ++counts[state];
    if (state == IndicatorState::Unknown) continue;  // Most labs: their number says enough.
    if (counts[state] > 1) line.say(", ");
    line.reference(lab->lab.name, lab_place(lab->lab.id));
  }
  page.heading(3, Text().text(indicator.id).say(" ").text(indicator.name));
  if (!indicator.test.empty()) page.paragraph(Text("A full yes takes: ").text(indicator.test));
  for (const auto& [state, line] : labs) {
    Text item;
    item.badge(words_of(state), tone_of(state));
    item.text(" (" + counted(counts[state], "lab", "labs") + ")");
    if (state != IndicatorState::Unknown) item.say(": ").append(line);
    page.item(std::move(item));
  }
}

/// Of the first lab that has any: the rubric is the same for all.
std::vector<RubricDomain> domains_of(const ReadingOrder& report) {
  std::vector<RubricDomain> domains;
  for (const LabReport* lab : report.labs) {
    if (!lab->score || !domains.empty()) continue;
    for (const DomainScore& domain : lab->score->domains)
      domains.push_back(domain.domain);
  }
  return domains;
}

std::optional<double> domain_score(const LabReport& lab, const std::string& id) {
  if (!lab.score) return std::nullopt;
  for (const DomainScore& domain : lab.score->domains)
    if (domain.domain.id == id) return domain.score;
  return std::nullopt;
}

void write_domains(Page& page, const ReadingOrder& report) {
  const std::vector<RubricDomain> domains = domains_of(report);
  if (domains.empty()) return;
  std::vector<Column> columns{{"Lab"}, {"All", ColumnKind::Numbers}};
  for (const RubricDomain& domain : domains)
    columns.push_back({Text().text(domain.name), ColumnKind::Numbers});
  std::vector<std::vector<Text>> rows;
  std::size_t unknown = 0;
  for (const LabReport* lab : report.labs) {
    if (!lab->score || !lab->score->score) {
      ++unknown;
      continue;
    }
    std::vector<Text>& row = rows.emplace_back();
    row.push_back(Text().reference(lab->lab.name, lab_place(lab->lab.id)));
    row.push_back(score_words(lab->score->score));
    for (const RubricDomain& domain : domains)
      row.push_back(score_words(domain_score(*lab, domain.id)));
  }
  page.heading(2, "By domain");
  page.table("Scores of the labs by domain, as far as we could see", std::move(columns),
             std::move(rows));
  if (unknown == 0) return;
  page.paragraph(Text("Of ")
                     .text(counted(unknown, "other lab", "other labs"))
                     .say(" nothing could be judged: we could not read documents that would say "
                          "it. That is no score of 0."));
}

}  // namespace

Page comparison_page(const ReadingOrder& report) {
  Page page;
  page.path = "comparison";
  page.title = "The labs side by side";
  page.description = "Each indicator of the rubric across the labs.";
  page.heading(1, "The labs side by side");
  page.paragraph(Text("Each indicator of the rubric, and which lab's published text meets it. ")
                     .reference("All labs", {"index", ""}));
  page.notice(
      "“No” means that the lab's documents were read and nothing was found in them; “not known” "
      "means that the documents that would say it could not be read. Labs are by name, not by "
      "rank.");
  const std::vector<Indicator> indicators = indicators_of(report);
  if (indicators.empty()) {
    page.paragraph("No lab could be judged by the rubric yet: nothing is known.");
    return page;
  }
  write_domains(page, report);
  page.heading(2, "By indicator");
  for (const Indicator& indicator : indicators)
    write_indicator(page, report, indicator);
  return page;
}

}  // namespace labledger::reports

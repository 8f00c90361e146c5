// What a lab says of risks, what it commits to, and what it promised by a date.

#include <algorithm>
#include <array>
#include <utility>

#include "core/names.hpp"
#include "core/risk_category.hpp"
#include "reports/pages/lab_parts.hpp"
#include "reports/pages/phrases.hpp"

namespace labledger::reports {
namespace {

/// Sentences that are shown of each risk, and of each level of commitment.
constexpr std::size_t kRiskLimit = 6;
constexpr std::size_t kCommitmentLimit = 40;

bool states(const StatementReport& statement, StatementKind kind) {
  return std::ranges::find(statement.kinds, kind) != statement.kinds.end();
}

/// In the lab's own words, and on the page now.
bool stands(const StatementReport& statement) {
  return statement.speaker != Speaker::ThirdParty && statement.is_present &&
         !statement.wordings.empty();
}

/// In the order of kRiskCategories.
constexpr auto kRiskNames = std::to_array<std::string_view>({
    "Catastrophic harm",
    "Chemical, biological, radiological and nuclear weapons",
    "Cyber attacks",
    "Loss of control",
    "Systems that act on their own",
    "AI that does research on AI",
    "Manipulation of people",
    "Misuse",
    "Security of models",
    "Bias and discrimination",
    "Toxic content",
    "Privacy",
    "Misinformation",
    "Harm to users",
    "Work, wealth and power",
    "The environment",
    "The welfare of AI systems",
    "Several systems together",
    "Systems that nobody understands",
});
static_assert(kRiskNames.size() == kRiskCategories.size());

/// "first seen 2025-02-14, reworded twice".
Text history_of(const StatementReport& statement) {
  Text line;
  line.text("first seen " + format_day(statement.wordings.front().first_seen));
  if (statement.wordings.size() > 1) {
    line.text("; reworded " + counted(statement.wordings.size() - 1, "time", "times"));
  }
  if (!statement.is_present) {
    line.text("; gone, last seen " + format_day(statement.wordings.back().last_seen));
  }
  return line;
}

/// The sentence, where it stands, and since when.
Text sentence_of(const StatementReport& statement) {
  Text line;
  line.text("“" + statement.wordings.back().text + "” ").say("(").link("page", statement.url);
  if (statement.shown) {
    line.say(", ").evidence("capture of " + format_day(statement.shown->at),
                            capture_place(statement.shown->payload, statement_anchor(statement)));
  }
  return line.say("; ")
      .append(history_of(statement))
      .say(")")
      .append(review_mark(statement.reviews));
}

Text more_line(std::size_t count) {
  return Text()
      .text(counted(count, "more sentence is", "more sentences are"))
      .say(" in the data files.");
}

/// What the sentences of a list say, at most so many.
void write_sentences(Page& page, const std::vector<const StatementReport*>& all,
                     std::size_t limit) {
  std::vector<Quotation::Part> parts;
  const std::size_t shown = std::min(all.size(), limit);
  parts.reserve(shown);
  for (std::size_t i = 0; i < shown; ++i)
    parts.push_back({Quotation::Part::Kind::Item, sentence_of(*all[i]), {}});
  if (!parts.empty()) page.quotation(std::move(parts));
  if (shown < all.size()) page.paragraph(more_line(all.size() - shown));
}

void write_levels(Page& page, const std::vector<const StatementReport*>& commitments) {
  constexpr auto kMeanings = std::to_array<std::string_view>(
      {"Binding: it will, it must", "Practice: it does", "Binding on a condition",
       "A hope or a plan", "Only what it may do", "A way out: it can change, or is no promise"});
  for (std::size_t level = 0; level < kMeanings.size(); ++level) {
    std::vector<const StatementReport*> of_level;
    for (const StatementReport* statement : commitments)
      if (statement->wordings.back().level == static_cast<StatementLevel>(level))
        of_level.push_back(statement);
    if (of_level.empty()) continue;
    page.heading(3, Text()
                        .text(kMeanings.at(level))
                        .text(" (" + counted(of_level.size(), "sentence", "sentences") + ")"));
    write_sentences(page, of_level, kCommitmentLimit);
  }
}

/// Commitments whose wording changed, each with all its wordings.
void write_reworded(Page& page, const LabReport& lab) {
  Details details;
  details.summary = "Commitments that were reworded or went, with every wording:";
  for (const StatementReport& statement : lab.statements) {
    const bool moved = statement.wordings.size() > 1 || !statement.is_present;
    if (!moved || !states(statement, StatementKind::Commitment)) continue;
    if (details.blocks.size() == kCommitmentLimit) break;
    std::vector<Quotation::Part> parts;
    for (const StatementWording& wording : statement.wordings) {
      Text line;
      line.text(wording.text)
          .text(" (" + format_day(wording.first_seen) + " to " + format_day(wording.last_seen));
      if (wording.level) line.text(", " + std::string(name_of(*wording.level)));
      parts.push_back({Quotation::Part::Kind::Item, line.say(")"), {}});
    }
    details.blocks.emplace_back(Quotation{std::move(parts)});
  }
  if (!details.blocks.empty()) page.add({std::move(details)});
}

}  // namespace

void write_risks(Page& page, const LabReport& lab, Unknowns& unknowns) {
  bool any = false;
  for (std::size_t i = 0; i < kRiskCategories.size(); ++i) {
    const std::string_view category = kRiskCategories.at(i);
    std::vector<const StatementReport*> found;
    for (const StatementReport& statement : lab.statements) {
      const bool is_about =
          std::ranges::find(statement.categories, category) != statement.categories.end();
      const bool is_risk =
          states(statement, StatementKind::RiskAck) || states(statement, StatementKind::RiskDenial);
      if (stands(statement) && is_about && is_risk) found.push_back(&statement);
    }
    if (found.empty()) continue;
    if (!any) page.heading(2, "What it says on each risk", "risks");
    any = true;
    page.heading(3, Text().text(kRiskNames.at(i)));
    write_sentences(page, found, kRiskLimit);
  }
  if (!any) {
    unknowns.emplace_back(
        "What it says on risks: no sentence on one was found on the pages that we could read. "
        "Whether it says so elsewhere is not known.");
  }
}

void write_commitments(Page& page, const LabReport& lab, Unknowns& unknowns) {
  std::vector<const StatementReport*> standing;
  bool any = false;
  for (const StatementReport& statement : lab.statements) {
    if (!states(statement, StatementKind::Commitment)) continue;
    any = true;
    if (stands(statement)) standing.push_back(&statement);
  }
  if (standing.empty()) {
    unknowns.emplace_back(
        "What it commits to: no commitment was found on the pages that we could read. Whether it "
        "makes one elsewhere is not known.");
  }
  if (!any) return;
  page.heading(2, "What it commits to", "commitments");
  write_levels(page, standing);
  write_reworded(page, lab);
}

void write_promises(Page& page, const LabReport& lab) {
  if (lab.promises.empty()) return;
  std::vector<std::vector<Text>> rows;
  for (const PromiseReport& promise : lab.promises) {
    const Tone tone = promise.state == PromiseState::Met      ? Tone::Good
                      : promise.state == PromiseState::Missed ? Tone::Alarm
                      : promise.state == PromiseState::Due    ? Tone::Warning
                                                              : Tone::Quiet;
    Text settled;
    for (const ReviewEntry& entry : standing_entries(promise.reviews))
      settled.text(review_words(entry)).say(". ");
    rows.push_back(
        {Text().text(deadline_words(promise.deadline)), Text().badge(name_of(promise.state), tone),
         Text().text(promise.quote).say(" (").link("page", promise.url).say(")"),
         Text().text("first seen " + format_day(promise.first_seen) +
                     (promise.is_present ? ", still shown"
                                         : "; gone, last seen " + format_day(promise.last_seen))),
         std::move(settled)});
  }
  page.heading(2, "What it promised by a date", "promises");
  page.paragraph(
      "“Due” means that the last day is over and nobody has said what came of it; it does not mean "
      "that the promise was broken.");
  page.table("Promises with a date, by their last day",
             {{"By when"}, {"State"}, {"Promise"}, {"Seen"}, {"What came of it"}}, std::move(rows));
}

}  // namespace labledger::reports

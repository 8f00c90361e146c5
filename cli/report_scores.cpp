#include "cli/report_scores.hpp"

#include <algorithm>
#include <iterator>

#include "analysis/scores/score_card.hpp"
#include "analysis/scores/score_history.hpp"
#include "cli/board_days.hpp"
#include "cli/headcounts.hpp"
#include "cli/rubric_file.hpp"

namespace labledger::cli {

Result<ScoreBook> ScoreBook::open(Ledger& ledger, const std::vector<const Lab*>& labs,
                                  const Files& files) {
  analysis::RubricReader reader = TRY(load_rubric(files.rubric));
  LoadedFacts facts = TRY(load_all_facts(files.facts_folder));
  LabPages pages = TRY(LabPages::read(ledger, labs));
  ReviewBook reviews = TRY(ReviewBook::read(ledger));
  return ScoreBook(ledger, std::move(reader), std::move(facts), std::move(pages),
                   std::move(reviews));
}

Result<void> ScoreBook::fill(const Lab& lab, Instant as_of, reports::LabReport& report) {
  report.openings = TRY(read_openings_series(*ledger_, lab, facts_.staff.titles, as_of));
  const std::vector<PageWordings> pages = TRY(read_wordings(*ledger_, pages_, lab.id));
  analysis::LabEvidence evidence =
      TRY(read_lab_evidence(*ledger_, reader_, pages, reviews_, lab.id, as_of));
  evidence.openings = report.openings;
  if (!evidence.pages.empty() || !evidence.openings.points.empty()) {
    report.score = analysis::score_card(rubric(), evidence, as_of);
    report.score_history = analysis::score_history(rubric(), evidence, as_of);
  }
  const std::string today = format_day(as_of);
  std::ranges::copy_if(
      facts_.indices, std::back_inserter(report.external_scores),
      [&](const ExternalScore& score) { return score.lab_id == lab.id && score.date <= today; });
  report.headcounts = headcounts_of({.pages = &pages,
                                     .reviews = &reviews_,
                                     .facts = &facts_.staff.headcounts,
                                     .openings = &report.openings},
                                    lab.id, as_of);
  return {};
}

Result<void> fill_scores(Ledger& ledger, reports::ReportModel& model) {
  std::vector<const Lab*> labs;
  labs.reserve(model.labs.size());
  for (const reports::LabReport& report : model.labs)
    labs.push_back(&report.lab);
  ScoreBook book = TRY(ScoreBook::open(ledger, labs, {}));
  for (reports::LabReport& report : model.labs)
    TRY(book.fill(report.lab, model.as_of, report));
  return {};
}

}  // namespace labledger::cli

#include "cli/report_scores.hpp"

#include <algorithm>
#include <future>
#include <iterator>

#include "analysis/scores/score_card.hpp"
#include "analysis/scores/score_history.hpp"
#include "cli/board_days.hpp"
#include "cli/headcounts.hpp"
#include "cli/rubric_file.hpp"

namespace labledger::cli {

Result<ScoreBook> ScoreBook::open(Wordings& wordings, const std::vector<const Lab*>& labs,
                                  const Files& files, ResultMemory& memory) {
  analysis::RubricReader reader = TRY(load_rubric(files.rubric));
  LoadedFacts facts = TRY(load_all_facts(files.facts_folder));
  LabPages pages = TRY(LabPages::read(wordings.ledger(), labs));
  ReviewBook reviews = TRY(ReviewBook::read(wordings.ledger()));
  return ScoreBook(wordings, memory, std::move(reader), std::move(facts), std::move(pages),
                   std::move(reviews));
}

Result<void> ScoreBook::fill(const Lab& lab, SourceHistories& histories,
                             reports::LabReport& report) {
  score(TRY(gather(lab, histories, report)), histories.as_of(), report);
  return {};
}

Result<ScoreBook::Gathered> ScoreBook::gather(const Lab& lab, SourceHistories& histories,
                                              reports::LabReport& report) {
  report.openings =
      TRY(read_openings_series(wordings_->ledger(), lab, facts_.staff.titles, histories.as_of()));
  Gathered gathered;
  gathered.pages = TRY(read_wordings(*wordings_, pages_, lab.id));
  gathered.sentences = TRY(LabSentences::gather(histories, gathered.pages, reviews_, lab.id));
  return gathered;
}

void ScoreBook::score(Gathered gathered, Instant as_of, reports::LabReport& report) const {
  const std::string& lab_id = report.lab.id;
  analysis::LabEvidence evidence = std::move(gathered.sentences).read(reader_, *memory_);
  evidence.openings = report.openings;
  if (!evidence.pages.empty() || !evidence.openings.points.empty()) {
    report.score = analysis::score_card(rubric(), evidence, as_of);
    report.score_history = analysis::score_history(rubric(), evidence, as_of);
  }
  const std::string today = format_day(as_of);
  std::ranges::copy_if(
      facts_.indices, std::back_inserter(report.external_scores),
      [&](const ExternalScore& score) { return score.lab_id == lab_id && score.date <= today; });
  report.headcounts = headcounts_of({.pages = &gathered.pages,
                                     .reviews = &reviews_,
                                     .facts = &facts_.staff.headcounts,
                                     .openings = &report.openings},
                                    lab_id, as_of);
}

Result<void> fill_scores(Wordings& wordings, ResultMemory& memory, reports::ReportModel& model) {
  SourceHistories histories(wordings.ledger(), model.as_of);
  std::vector<const Lab*> labs;
  labs.reserve(model.labs.size());
  for (const reports::LabReport& report : model.labs)
    labs.push_back(&report.lab);
  ScoreBook book = TRY(ScoreBook::open(wordings, labs, {}, memory));
  std::future<void> scoring;  // Of the lab before, while this one is read. Waits when destroyed.
  for (reports::LabReport& report : model.labs) {
    auto gathered = TRY(book.gather(report.lab, histories, report));
    if (scoring.valid()) scoring.get();
    scoring = std::async(std::launch::async,
                         [&book, &model, &report, gathered = std::move(gathered)]() mutable {
                           book.score(std::move(gathered), model.as_of, report);
                         });
  }
  if (scoring.valid()) scoring.get();
  return {};
}

}  // namespace labledger::cli

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

namespace {

std::vector<SourceId> sources_of(const std::vector<PageWordings>& pages) {
  std::vector<SourceId> sources(pages.size());
  std::ranges::transform(pages, sources.begin(), &PageWordings::source);
  return sources;
}

}  // namespace

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
  Gathered gathered = TRY(gather(lab, histories, report));
  const std::vector<SourceId> sources = sources_of(gathered.pages);
  score(std::move(gathered), histories.as_of(), report);
  for (const SourceId source : sources)
    wordings_->drop_others(source);
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

namespace {

/// Scores a lab on a thread of its own while the next one is read.
class LabScoring {
 public:
  /// All must outlive the object.
  LabScoring(const ScoreBook& book, Wordings& wordings, Instant as_of)
      : book_(book), wordings_(wordings), as_of_(as_of) {}

  /// Waits for the lab before, then begins with this one.
  void begin(ScoreBook::Gathered gathered, reports::LabReport& report) {
    finish();
    sources_ = sources_of(gathered.pages);
    const auto score = [this, &report](ScoreBook::Gathered one) {
      book_.score(std::move(one), as_of_, report);
    };
    running_ = std::async(std::launch::async, score, std::move(gathered));
  }

  /// Waits for the last lab.
  void finish() {
    if (running_.valid()) running_.get();
    for (const SourceId source : sources_)
      wordings_.drop_others(source);
    sources_.clear();
  }

 private:
  const ScoreBook& book_;
  Wordings& wordings_;
  Instant as_of_;
  std::vector<SourceId> sources_;  // Of the lab that is being scored.
  std::future<void> running_;      // Waits when destroyed.
};

}  // namespace

Result<void> fill_scores(Wordings& wordings, ResultMemory& memory, reports::ReportModel& model) {
  std::vector<const Lab*> labs;
  labs.reserve(model.labs.size());
  for (const reports::LabReport& report : model.labs)
    labs.push_back(&report.lab);
  ScoreBook book = TRY(ScoreBook::open(wordings, labs, {}, memory));
  LabScoring scoring(book, wordings, model.as_of);
  for (reports::LabReport& report : model.labs) {
    SourceHistories histories(wordings.ledger(), model.as_of);  // No other lab has these pages.
    scoring.begin(TRY(book.gather(report.lab, histories, report)), report);
  }
  scoring.finish();
  return {};
}

}  // namespace labledger::cli

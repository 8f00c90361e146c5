#pragma once
// Scores, headcounts and openings of labs, as reports and the command `score` tell them.

#include <string>
#include <utility>
#include <vector>

#include "analysis/scores/rubric_reader.hpp"
#include "cli/facts_files.hpp"
#include "cli/lab_evidence.hpp"
#include "cli/ledger.hpp"
#include "cli/review_book.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "core/score.hpp"
#include "core/time.hpp"
#include "reports/report_model.hpp"

namespace labledger::cli {

/// Fills the fields `score`, `score_history`, `external_scores`, `headcounts` and `openings` of
/// labs. One thread only.
class ScoreBook {
 public:
  /// Files to read in place of the built-in ones; empty for those.
  struct Files {
    std::string rubric;
    std::string facts_folder;
  };

  /// The ledger must outlive the book; of `labs` only their sites and sources are taken.
  [[nodiscard]] static Result<ScoreBook> open(Ledger& ledger, const std::vector<const Lab*>& labs,
                                              const Files& files);

  /// A lab of which no page and no board was read gets no score, which is not a score of 0.
  [[nodiscard]] Result<void> fill(const Lab& lab, Instant as_of, reports::LabReport& report);

  [[nodiscard]] const Rubric& rubric() const { return reader_.rubric(); }
  [[nodiscard]] const LoadedFacts& facts() const { return facts_; }

 private:
  ScoreBook(Ledger& ledger, analysis::RubricReader reader, LoadedFacts facts, LabPages pages,
            ReviewBook reviews)
      : ledger_(&ledger),
        reader_(std::move(reader)),
        facts_(std::move(facts)),
        pages_(std::move(pages)),
        reviews_(std::move(reviews)) {}

  Ledger* ledger_;
  analysis::RubricReader reader_;
  LoadedFacts facts_;
  LabPages pages_;
  ReviewBook reviews_;
};

/// Fills those fields of every lab of the model, at its `as_of`, by the built-in rubric and facts.
[[nodiscard]] Result<void> fill_scores(Ledger& ledger, reports::ReportModel& model);

}  // namespace labledger::cli

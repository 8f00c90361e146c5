#pragma once
// Scores, headcounts and openings of labs, as reports and the command `score` tell them.

#include <string>
#include <utility>
#include <vector>

#include "analysis/scores/rubric_reader.hpp"
#include "cli/facts_files.hpp"
#include "cli/lab_pages.hpp"
#include "cli/lab_sentences.hpp"
#include "cli/ledger.hpp"
#include "cli/result_memory.hpp"
#include "cli/review_book.hpp"
#include "cli/source_history.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "core/score.hpp"
#include "core/time.hpp"
#include "reports/report_model.hpp"

namespace labledger::cli {

/// Fills the fields `score`, `score_history`, `external_scores`, `headcounts` and `openings` of
/// labs. One thread only, but for score().
class ScoreBook {
 public:
  /// Files to read in place of the built-in ones; empty for those.
  struct Files {
    std::string rubric;
    std::string facts_folder;
  };

  /// Wordings and memory must outlive the book; the memory has readings by this rubric alone. Of
  /// `labs` only their sites and sources are taken.
  [[nodiscard]] static Result<ScoreBook> open(Wordings& wordings,
                                              const std::vector<const Lab*>& labs,
                                              const Files& files, ResultMemory& memory);

  /// A lab of which no page and no board was read gets no score, which is not a score of 0.
  [[nodiscard]] Result<void> fill(const Lab& lab, SourceHistories& histories,
                                  reports::LabReport& report);

  /// What the ledger holds of a lab.
  struct Gathered {
    std::vector<PageWordings> pages;
    LabSentences sentences;
  };

  /// The first half of fill(), which reads the ledger, and fills the openings.
  [[nodiscard]] Result<Gathered> gather(const Lab& lab, SourceHistories& histories,
                                        reports::LabReport& report);

  /// The second half, which does not. Thread-safe for different reports.
  void score(Gathered gathered, Instant as_of, reports::LabReport& report) const;

  [[nodiscard]] const Rubric& rubric() const { return reader_.rubric(); }
  [[nodiscard]] const LoadedFacts& facts() const { return facts_; }

 private:
  ScoreBook(Wordings& wordings, ResultMemory& memory, analysis::RubricReader reader,
            LoadedFacts facts, LabPages pages, ReviewBook reviews)
      : wordings_(&wordings),
        memory_(&memory),
        reader_(std::move(reader)),
        facts_(std::move(facts)),
        pages_(std::move(pages)),
        reviews_(std::move(reviews)) {}

  Wordings* wordings_;
  ResultMemory* memory_;
  analysis::RubricReader reader_;
  LoadedFacts facts_;
  LabPages pages_;
  ReviewBook reviews_;
};

/// Fills those fields of every lab of the model, at its `as_of`, by the built-in rubric and facts.
[[nodiscard]] Result<void> fill_scores(Wordings& wordings, ResultMemory& memory,
                                       reports::ReportModel& model);

}  // namespace labledger::cli

#pragma once
// What the ledger holds of a lab that a score is made of: the sentences of its own pages, and the
// pages themselves.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/scores/indicator_rules.hpp"
#include "analysis/scores/rubric_reader.hpp"
#include "cli/lab_pages.hpp"
#include "cli/result_memory.hpp"
#include "cli/review_book.hpp"
#include "cli/source_history.hpp"
#include "core/result.hpp"

namespace labledger::cli {

/// The sentences of a lab's pages that may count, gathered from the ledger and not yet read by the
/// rubric: the one needs the ledger, the other only time.
class LabSentences {
 public:
  /// Those of the pages up to the histories' moment. Statements that reviewers reject are left out;
  /// levels that they correct are theirs. Pages in another language than English are not read.
  [[nodiscard]] static Result<LabSentences> gather(SourceHistories& histories,
                                                   const std::vector<PageWordings>& pages,
                                                   const ReviewBook& reviews,
                                                   const std::string& lab_id);

  /// The evidence, without the lab's openings: the pages, and the sentences that meet an indicator.
  /// On all processors, unless the memory knows how just these sentences are read.
  /// @param memory of readings by this rubric alone.
  [[nodiscard]] analysis::LabEvidence read(const analysis::RubricReader& reader,
                                           ResultMemory& memory) &&;

 private:
  class Gatherer;

  /// A sentence, and what its evidence tells.
  struct Sentence {
    analysis::ScoredSentence read;
    analysis::MarkedSentence marked;
  };

  [[nodiscard]] Digest digest() const;
  void read_marks(const analysis::RubricReader& reader);
  [[nodiscard]] std::string packed_marks() const;
  /// No, and no marks, when the bytes are not what packed_marks() gives of such sentences.
  bool unpack_marks(std::string_view bytes, std::size_t lines);

  std::vector<Sentence> sentences_;
  std::vector<analysis::ReadPage> pages_;
  std::string lab_id_;
};

}  // namespace labledger::cli

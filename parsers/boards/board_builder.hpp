#pragma once
// Puts a board together posting by posting, and says at the end what is wrong with it.

#include <cstddef>
#include <string>
#include <unordered_set>

#include "core/job.hpp"

namespace labledger::parsers {

/// Collects postings, each id once. One thread only.
class BoardBuilder {
 public:
  /// Adds a posting; one without id or title is counted as skipped. An id counts within its
  /// company. The posting's company must be final.
  void add(JobPosting posting);

  /// Counts an entry that is no posting.
  void skip() { ++board_.skipped; }

  [[nodiscard]] JobBoard& board() { return board_; }
  [[nodiscard]] std::size_t postings() const { return board_.postings.size(); }

  /// The board with company, slug and problems filled in. Call once.
  [[nodiscard]] JobBoard finish(BoardKind kind);

 private:
  JobBoard board_;
  std::unordered_set<std::string> seen_;
  bool has_repeated_ids_ = false;
};

}  // namespace labledger::parsers

#pragma once
// Statements that wait for a person, because the program is not sure how it read them.

#include <string>
#include <vector>

#include "cli/ledger.hpp"
#include "cli/review_book.hpp"
#include "core/result.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// A statement, and why it is doubtful.
struct DoubtfulStatement {
  std::string id;
  std::string lab;
  std::string url;
  std::string quote;
  std::string cause;  ///< "a figure is doubtful: separator", "names a risk and denies it".
};

/// The statements that pages show now and that `reviewer` (empty: anybody) has not judged, of one
/// lab or of all when `lab` is empty: figures that could be read in two ways or are not plausible,
/// risks both named and denied, commitments of no clear level. By lab and URL; the same statement
/// once. A currency sign that several currencies use is not enough.
[[nodiscard]] Result<std::vector<DoubtfulStatement>> doubtful_statements(
    Ledger& ledger, const parsers::Registry& registry, const ReviewBook& reviews,
    const std::string& lab, const std::string& reviewer);

}  // namespace labledger::cli

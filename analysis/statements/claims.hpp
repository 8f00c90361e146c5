#pragma once
// Figures of compute, funding and people that a page states: what is claimed, and what is newly so.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/figures/quantities.hpp"
#include "analysis/statements/document_statements.hpp"
#include "analysis/statements/statements.hpp"
#include "core/change.hpp"
#include "core/document.hpp"
#include "core/result.hpp"

namespace labledger::analysis {

/// Finds claims, and the risks that a text speaks of. Thread-safe.
class ClaimFinder {
 public:
  /// `model` decides as in StatementExtractor; of figures the rules do. Config when the lexicon
  /// does not compile.
  [[nodiscard]] static Result<ClaimFinder> compile(const Lexicon& lexicon, StatementModel model);

  /// The sentences of the main text that state a figure of compute, funding or headcount, in the
  /// document's order, as edits of type Added: `after` quotes the sentence, the reason names the
  /// kind and the figures as they are written. Linear in the document.
  [[nodiscard]] std::vector<Edit> claims_of(const Document& document, const PageVoice& voice) const;

  /// Those of them that a change brought: sentences that came, and reworded ones of which a figure
  /// was not in the older wording. What returned or moved from another page is not new. `document`
  /// is the newer version.
  [[nodiscard]] std::vector<Edit> new_claims_of(const Document& document, const PageVoice& voice,
                                                const Change& change) const;

  // What claims are told by, for those who tell other statements. Valid while the finder lives.
  [[nodiscard]] const StatementExtractor& statements() const& { return statements_; }
  const StatementExtractor& statements() && = delete;
  [[nodiscard]] const QuantityReader& figures() const& { return figures_; }
  const QuantityReader& figures() && = delete;

  /// The ids of the risks that the sentences of a change speak of, on either side, in the order of
  /// kRiskCategories, each once.
  [[nodiscard]] std::vector<std::string> risks_of(const Change& change) const;

 private:
  ClaimFinder(StatementExtractor statements, QuantityReader figures);

  [[nodiscard]] bool states_new_figure(const Edit& edit) const;

  StatementExtractor statements_;
  QuantityReader figures_;
};

}  // namespace labledger::analysis

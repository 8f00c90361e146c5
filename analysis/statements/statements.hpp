#pragma once
// Statements of a document: which of its sentences acknowledge a risk, promise something, report a
// safety act, claim an ability or give figures, in whose voice and how firmly.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/statements/passage.hpp"
#include "analysis/statements/sentence_reading.hpp"
#include "analysis/statements/statement_level.hpp"
#include "analysis/statements/statement_model.hpp"
#include "analysis/statements/statement_rules.hpp"
#include "core/document.hpp"
#include "core/lexicon.hpp"
#include "core/result.hpp"
#include "core/statement.hpp"

namespace labledger::analysis {

/// A document as it is read for statements.
struct StatementSource {
  std::span<const std::string> sentences;  ///< In the document's order; headings are sentences too.
  std::string lab;                         ///< The name under which the lab speaks of itself.
  DocumentOwner owner = DocumentOwner::Lab;
  /// Parallel to `sentences`: in what each stands. Empty when the markup is not known; then what
  /// looks like a heading is one.
  // NOLINTNEXTLINE(readability-redundant-member-init): so that an initialiser may leave it out.
  std::span<const BlockKind> blocks = {};
};

/// A document read whole.
struct Extraction {
  DocumentKind kind = DocumentKind::Other;
  /// One for each sentence, in the document's order, without reasons; `kinds` is empty for those
  /// that state nothing, whose `categories` are the risks that they speak of all the same.
  std::vector<Statement> sentences;
};

/// Finds statements. Thread-safe.
class StatementExtractor {
 public:
  /// The model decides the kinds that it has weights for; the rules decide the others, and all
  /// kinds when the model is StatementModel(). Config when the lexicon does not compile.
  [[nodiscard]] static Result<StatementExtractor> compile(const Lexicon& lexicon,
                                                          StatementModel model);

  /// The statements, one for each sentence that makes any, in the order of the document. Linear.
  [[nodiscard]] std::vector<Statement> extract(const StatementSource& source) const;

  /// Reads every sentence, also those that make no statement. Linear.
  [[nodiscard]] Extraction read(const StatementSource& source) const;

  /// By which words each kind of a statement was told, in the order of its kinds. `sentence` is its
  /// own.
  [[nodiscard]] std::vector<std::string> reasons_of(const Statement& statement,
                                                    std::string_view sentence,
                                                    std::string_view lab) const;

  /// The risks that a sentence speaks of, whatever it says of them: indices into kRiskCategories,
  /// ascending.
  [[nodiscard]] std::vector<std::size_t> risks_in(std::string_view sentence) const;

 private:
  StatementExtractor(StatementLexicon lexicon, LevelReader levels, StatementModel model);

  /// The kinds of each sentence, in their order.
  [[nodiscard]] std::vector<KindSet> kinds_of(const Passage& passage) const;

  [[nodiscard]] Statement describe(const Passage& passage, std::size_t sentence,
                                   const KindSet& kinds) const;

  [[nodiscard]] std::string reason_for(StatementKind kind, const SentenceReading& reading) const;

  StatementLexicon lexicon_;
  LevelReader levels_;
  StatementModel model_;
};

}  // namespace labledger::analysis

#pragma once
// A document's sentences read together: under which heading each stands, which sentence it
// continues, who speaks, and what kind of document it is.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/statements/quotations.hpp"
#include "analysis/statements/sentence_reading.hpp"
#include "core/document.hpp"
#include "core/statement.hpp"

namespace labledger::analysis {

/// Where a sentence stands.
struct SentencePlace {
  std::optional<std::size_t> heading;  ///< The nearest heading above it.
  std::optional<std::size_t> opening;  ///< The sentence ending in a colon that it continues.
  Speaker speaker = Speaker::Lab;
  bool names_subject = false;  ///< Names what the title names: a model, a policy, a body.
};

/// A document, sentence by sentence. The vectors are parallel.
struct Passage {
  std::vector<SentenceReading> readings;
  std::vector<SentencePlace> places;
  DocumentKind kind = DocumentKind::Other;
  double safety_share = 0;  ///< Of the sentences, those with the sign CoreSafety; 0 to 1.
};

/// Reads a document's sentences, in its order. `blocks` says in what each stands, or is empty; of
/// it headings count. Linear.
[[nodiscard]] Passage read_passage(const StatementLexicon& lexicon,
                                   std::span<const std::string> sentences,
                                   std::span<const BlockKind> blocks, const std::string& lab,
                                   DocumentOwner owner);

}  // namespace labledger::analysis

#pragma once
// Who speaks: a document's own voice, or somebody whom it quotes. A quotation may run over several
// sentences, and who said it may stand before or behind it.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/statements/sentence_reading.hpp"
#include "core/statement.hpp"

namespace labledger::analysis {

/// Whose document it is.
enum class DocumentOwner { Lab, Other };

/// The speaker of each sentence: one entry a sentence. In a document of others all are ThirdParty.
/// A sentence is a quotation when most of it stands between quotation marks; words quoted within a
/// sentence of the document's own do not make one. `sentences` and `readings` are parallel. A
/// quotation that is never closed ends after ten sentences. Linear.
[[nodiscard]] std::vector<Speaker> speakers_of(std::span<const std::string> sentences,
                                               std::span<const SentenceReading> readings,
                                               std::string_view lab, DocumentOwner owner);

}  // namespace labledger::analysis

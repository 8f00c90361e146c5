#include "analysis/statements/document_statements.hpp"

#include <utility>

namespace labledger::analysis {

DocumentStatements read_statements(const StatementExtractor& extractor, const Document& document,
                                   const Segmentation& segmentation, const PageVoice& voice) {
  std::vector<std::string> sentences;
  std::vector<BlockKind> blocks;
  std::vector<std::uint32_t> places;
  for (std::uint32_t i = 0; i < segmentation.segments.size(); ++i) {
    const Segment& segment = segmentation.segments[i];
    if (segment.weight != Weight::Text) continue;
    sentences.emplace_back(document.view(segment.span));
    blocks.push_back(document.blocks[segment.block].kind);
    places.push_back(i);
  }
  Extraction extraction = extractor.read(
      {.sentences = sentences, .lab = voice.lab, .owner = voice.owner, .blocks = blocks});
  DocumentStatements statements;
  statements.kind = extraction.kind;
  statements.segments.reserve(places.size());
  for (std::size_t i = 0; i < places.size(); ++i)
    statements.segments.push_back({places[i], std::move(extraction.sentences[i])});
  return statements;
}

}  // namespace labledger::analysis

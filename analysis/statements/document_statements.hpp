#pragma once
// The sentences of a Document as they are read for statements: with the headings that its markup
// gives them, and whose document it is.

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/segments.hpp"
#include "analysis/statements/statements.hpp"
#include "core/document.hpp"
#include "core/statement.hpp"

namespace labledger::analysis {

/// Whose page it is: the name under which the lab speaks of itself, and whether the page is its
/// own. Of a page of others the name is of the lab that it is about; empty when that is not known.
struct PageVoice {
  std::string lab;
  DocumentOwner owner = DocumentOwner::Other;
};

/// What one segment of a document states.
struct SegmentStatement {
  std::uint32_t segment = 0;  ///< Index into Segmentation::segments.
  Statement statement;        ///< Without reasons; `sentence` counts the segments that were read.
};

/// A Document as it is read for statements.
struct DocumentStatements {
  DocumentKind kind = DocumentKind::Other;
  /// One for each segment of weight Text, which are those that a source remembers, in the
  /// document's order; `kinds` is empty for those that state nothing.
  std::vector<SegmentStatement> segments;
};

/// Reads a Document. `segmentation` is its own. Linear.
[[nodiscard]] DocumentStatements read_statements(const StatementExtractor& extractor,
                                                 const Document& document,
                                                 const Segmentation& segmentation,
                                                 const PageVoice& voice);

}  // namespace labledger::analysis

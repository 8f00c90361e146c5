#pragma once
// Documents written down as a list of blocks, for tests.

#include <initializer_list>
#include <string_view>
#include <vector>

#include "core/document.hpp"

namespace labledger::analysis {

/// A block to be: its text, and what it is.
struct BlockText {
  std::string_view text;
  BlockRole role = BlockRole::Main;
  BlockKind kind = BlockKind::Paragraph;
};

/// The Document with these blocks. A Heading block stands over all blocks up to the next one.
[[nodiscard]] Document make_document(const std::vector<BlockText>& blocks);

/// The Document of these main paragraphs.
[[nodiscard]] Document make_page(const std::vector<std::string_view>& paragraphs);

}  // namespace labledger::analysis

#pragma once
// Cuts the visible text of a page into the blocks that the page itself sets apart.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.hpp"
#include "parsers/html/page_tree.hpp"

namespace labledger::parsers {

/// What main text detection wants to know of a block besides the block.
struct BlockOrigin {
  std::uint32_t node = 0;          ///< The innermost block element that its text stands in.
  std::uint32_t letters = 0;       ///< Bytes of its text other than blanks.
  std::uint32_t link_letters = 0;  ///< Those of them inside links.
};

/// Fills a document's text, blocks and links; roles and headings are left for later. Returns one
/// origin a block, in the same order. Linear.
///
/// A row of a data table is one block, its cells joined by " | "; a table that only lays the page
/// out (one cell a row, or headings and tables inside) is read like any other container. Two <br>
/// end a block. White space of any kind is folded to one blank, except in <pre>; characters of no
/// width are left out.
[[nodiscard]] std::vector<BlockOrigin> read_blocks(const PageTree& tree, Document& document);

/// Appends text with its white space folded and its characters of no width left out; a blank is
/// never put at the start of `out`.
void append_folded_text(std::string_view text, std::string& out);

}  // namespace labledger::parsers

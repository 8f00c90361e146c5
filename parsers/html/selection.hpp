#pragma once
// Gives the blocks of a page the roles that the selectors of its lab file ask for. The reducer
// writes down, with the selectors themselves, which elements are what each of their steps asks for;
// how elements stand inside each other shows only in the tree.

#include <string>
#include <vector>

#include "core/document.hpp"
#include "core/selection.hpp"
#include "parsers/html/blocks.hpp"
#include "parsers/html/page_tree.hpp"

namespace labledger::parsers {

/// The markup by which reduced HTML states its selection.
[[nodiscard]] std::string selection_markup(const PageSelection& selection);

/// What came of a page's selection.
enum class SelectionOutcome { None, Applied, NothingKept };

/// Sets the blocks' roles where the page has a selection: Main is what stands inside what is kept
/// and outside what is dropped, without the page's title; Outside is what is not kept or is
/// dropped. NothingKept leaves the roles as they are.
/// Linear times the steps of the selectors.
[[nodiscard]] SelectionOutcome apply_selection(const PageTree& tree,
                                               const std::vector<BlockOrigin>& origins,
                                               Document& document);

}  // namespace labledger::parsers

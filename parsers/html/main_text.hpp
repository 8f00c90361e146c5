#pragma once
// Tells what a page says from what surrounds it on every page of its site.

#include <vector>

#include "core/document.hpp"
#include "parsers/html/blocks.hpp"
#include "parsers/html/page_tree.hpp"

namespace labledger::parsers {

/// Gives every block its role, and the heading it stands under. No rule knows a site: the tree's
/// semantic elements, generic words in class names, and how much of a passage is links decide.
///
/// The page's own title heading and captions of pictures are Chrome: main text is running text.
/// When nothing looks like main text, every block outside navigation is Main. Linear times depth.
/// @see Kohlschütter, Fankhauser, Nejdl 2010, "Boilerplate Detection using Shallow Text Features",
/// for text and link density; the descent into the dominant subtree is our own.
void assign_roles(const PageTree& tree, const std::vector<BlockOrigin>& origins,
                  Document& document);

}  // namespace labledger::parsers

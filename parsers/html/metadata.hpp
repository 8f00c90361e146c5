#pragma once
// What a page states about itself: its title and its language.

#include "core/document.hpp"
#include "parsers/html/page_tree.hpp"

namespace labledger::parsers {

/// Sets the document's title and language. The title is the level-1 heading where the page's
/// <title> or og:title repeats it, else og:title, else <title>, else that heading.
/// The document's blocks must have been read.
void read_title_and_language(const PageTree& tree, Document& document);

}  // namespace labledger::parsers

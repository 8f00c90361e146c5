#pragma once
// What a page states about itself: its title, its language, when it was published and changed.

#include "core/document.hpp"
#include "parsers/html/page_tree.hpp"

namespace labledger::parsers {

/// Sets the document's title and language. The title is the level-1 heading where the page's
/// <title> or og:title repeats it, else og:title, else <title>, else that heading.
/// The document's blocks must have been read.
void read_title_and_language(const PageTree& tree, Document& document);

/// Sets the document's dates, each from the first of these that states one: <meta>, JSON-LD,
/// itemprop, <time> near the title (publication only), and words in the text that say what the date
/// is of ("Last updated: 14 August 2025"). Nothing is inferred; StatedDate::source names which.
/// Title and blocks with roles must have been read. Linear.
/// @see The Open Graph protocol; schema.org/Article; Dublin Core terms.
void read_dates(const PageTree& tree, Document& document);

}  // namespace labledger::parsers

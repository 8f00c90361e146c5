#pragma once
// When a page was published and changed, and from when it is in force, out of all that states it.

#include <vector>

#include "core/document.hpp"
#include "parsers/html/blocks.hpp"
#include "parsers/html/page_tree.hpp"

namespace labledger::parsers {

/// Sets the document's dates, each from the first of these that states one; StatedDate::source
/// names which: <meta> that can mean nothing else, JSON-LD, microdata and RDFa, what the page shows
/// readers beside its title (parsers/html/visible_dates.hpp), <meta> of doubtful meaning, what
/// it shows elsewhere, and for the publication last of all the path of the page's own address.
/// A coarser date is made finer by a later one that agrees with it, and a moment in UTC gives way
/// to the same moment, or the day shown, in the page's own time. Nothing is inferred: copyright
/// years, "yesterday" and dates that may be two days are none. Title, language and blocks with
/// roles must have been read. Linear.
/// @see The Open Graph protocol; schema.org/Article; Dublin Core terms; microformats.org, h-entry.
void read_dates(const PageTree& tree, const std::vector<BlockOrigin>& origins, Document& document);

}  // namespace labledger::parsers

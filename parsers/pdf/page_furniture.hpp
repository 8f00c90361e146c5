#pragma once
// What a document repeats on its pages: running headers, footers, page numbers.

#include <vector>

#include "parsers/pdf/pdf_layout.hpp"

namespace labledger::parsers {

/// Removes lines near the top and the bottom of pages that stand at the same height with the same
/// words, figures aside, on at least three pages, or on both of two; and blocks left without
/// lines. Linear.
void remove_page_furniture(std::vector<PdfPage>& pages);

}  // namespace labledger::parsers

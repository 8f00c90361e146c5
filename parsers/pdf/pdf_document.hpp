#pragma once
// Pages → Document: paragraphs put together again, what every page repeats taken away.

#include <string_view>
#include <vector>

#include "core/document.hpp"
#include "core/result.hpp"
#include "parsers/pdf/pdf_layout.hpp"

namespace labledger::parsers {

/// The Document of a PDF's pages. Each block knows its page. Headings are what is set larger than
/// the text, or in another font and short; tables have a block a row, cells joined by " | ".
/// Running headers, footers and page numbers are left out: what stands at the same place on three
/// pages, or on all of two, figures aside. Words that a line's end cut are joined; a paragraph that
/// a page's end cut is one block, of the page it begins on. Footnotes are blocks of kind Caption
/// after the text of their page. Pages without text are listed in Document::textless_pages; when
/// all are, the problem is NoText. The title is the largest heading of the first page; a date that
/// stands alone there is the day of publication. Linear.
[[nodiscard]] Document document_of_pages(std::vector<PdfPage> pages);

/// Both steps over the output of `pdftotext -tsv`; what cannot be read is Unparsable.
[[nodiscard]] Document document_of_pdf_table(std::string_view table);

}  // namespace labledger::parsers

#pragma once
// What stands where on the pages of a PDF, as pdftotext's table output tells it.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace labledger::parsers {

/// One line of text and its box, in points (1/72 inch) from the page's top left corner.
struct PdfLine {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;  ///< Of the line's font, in effect.
  std::string text;   ///< Words joined by one blank; ligatures as letters; never empty.
};

/// Lines that stand together: a paragraph, a heading, a cell of a table.
struct PdfBlock {
  std::vector<PdfLine> lines;  ///< Never empty.
};

struct PdfPage {
  double height = 0;
  std::vector<PdfBlock> blocks;  ///< In reading order; empty when there is no text layer.
};

/// What is read of one document.
struct PdfLimits {
  std::size_t pages = 5000;
  std::size_t words = 5'000'000;
};

/// Reads the output of `pdftotext -tsv`. Small figures set as marks of footnotes inside a line are
/// left out. Malformed when it is not that; TooLarge names the limit. Linear.
/// @see pdftotext(1), option -tsv.
[[nodiscard]] Result<std::vector<PdfPage>> read_pdf_layout(std::string_view table,
                                                           const PdfLimits& limits = {});

}  // namespace labledger::parsers

#pragma once
// Small PDFs for tests: text at places, and whatever objects a hostile one wants.

#include <cstddef>
#include <string>
#include <vector>

namespace labledger::test {

/// A line of text on a page of 600 by 800 points; `y` grows upwards.
struct PdfText {
  double x = 0;
  double y = 0;
  double size = 10;
  const char* text = "";    ///< Without parentheses and backslashes.
  const char* font = "F1";  ///< F1 is Helvetica, F2 Helvetica-Bold.
};

/// A PDF file of those pages.
[[nodiscard]] std::string make_pdf(const std::vector<std::vector<PdfText>>& pages);

/// A PDF file of one page whose content stream has these bytes and dictionary entries
/// ("/Filter /FlateDecode"); `objects` follow, the first with number 6.
[[nodiscard]] std::string make_pdf_of_stream(const std::string& stream, const std::string& entries,
                                             const std::vector<std::string>& objects = {});

}  // namespace labledger::test

#pragma once
// What a page says, cut to what a report can quote: its main text, block by block, under headings.

#include <cstddef>

#include "core/document.hpp"
#include "reports/report_model.hpp"

namespace labledger::reports {

/// How much of a page is quoted.
struct PassageLimits {
  std::size_t passages = 60;      ///< Blocks of one page.
  std::size_t characters = 1200;  ///< Code points of one block.
};

/// The Main blocks of the document except headings, in document order, word for word. What is left
/// out is counted in the result. Linear in the size of the document.
[[nodiscard]] PageContent select_passages(const Document& document,
                                          const PassageLimits& limits = {});

}  // namespace labledger::reports

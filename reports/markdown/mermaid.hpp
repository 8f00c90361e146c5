#pragma once
// Charts in the language of Mermaid, which GitHub and others draw inside Markdown.

#include <string>
#include <vector>

#include "reports/page.hpp"

namespace labledger::reports {

/// The lines of a Mermaid picture; empty when the chart has no number, or more labels than can be
/// told apart. Labels are cut to letters, digits and a few signs, so that none ends its string.
/// @see https://mermaid.js.org/syntax/xyChart.html and quadrantChart.html
[[nodiscard]] std::vector<std::string> mermaid_lines(const Chart& chart);

}  // namespace labledger::reports

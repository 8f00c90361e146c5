#pragma once
// A page as HTML: complete, of one origin, readable without a program running in it.

#include <string>

#include "reports/page.hpp"

namespace labledger::reports {

/// What pages ask of browsers: nothing from elsewhere, and no program or style inside the page.
inline constexpr const char* kContentPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'";

/// Whether Chart.js lies beside the pages, as assets/chart.min.js.
enum class ChartProgram { Absent, Present };

/// The bytes of the page's ".html" file. Equal pages give equal bytes. Its style and programs are
/// the files of reports/html/assets.hpp.
[[nodiscard]] std::string print_html(const Page& page, ChartProgram charts);

}  // namespace labledger::reports

#pragma once
// The report as a folder of pages, in Markdown and in HTML, linked to each other.

#include <functional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "reports/page.hpp"
#include "reports/report_model.hpp"

namespace labledger::reports {

/// One file of a report.
struct RenderedFile {
  std::string path;  ///< Relative to the report's folder, with "/": "labs/acme.md".
  std::string bytes;
};

/// Hands out the pages of the report, one at a time, in order of path within each kind. Ends with
/// the first error that `take` gives. Equal models give equal pages on every machine.
[[nodiscard]] Result<void> for_each_page(const ReportModel& model,
                                         const std::function<Result<void>(const Page&)>& take);

/// The pages as GitHub-flavoured Markdown, in order of path. Text from pages stays text: it cannot
/// become markup, a link or a table cell.
[[nodiscard]] std::vector<RenderedFile> render_markdown(const ReportModel& model);

}  // namespace labledger::reports

#pragma once
// The report as a folder of GitHub-flavoured Markdown: index.md, labs/<id>.md, changes.md and
// coverage.md, linked to each other.

#include <string>
#include <vector>

#include "reports/report_model.hpp"

namespace labledger::reports {

/// One file of a report.
struct RenderedFile {
  std::string path;  ///< Relative to the report's folder, with "/": "labs/acme.md".
  std::string bytes;
};

/// The files of the report, in order of path. Equal models give equal bytes on every machine. Text
/// from pages stays text: it cannot become markup, a link or a table cell.
[[nodiscard]] std::vector<RenderedFile> render_markdown(const ReportModel& model);

}  // namespace labledger::reports

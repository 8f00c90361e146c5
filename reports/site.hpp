#pragma once
// The report as a folder of pages, in Markdown and in HTML, linked to each other.

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "reports/page.hpp"
#include "reports/report_model.hpp"

namespace labledger::reports {

struct ReadingOrder;

/// One file of a report.
struct RenderedFile {
  std::string path;  ///< Relative to the report's folder, with "/": "labs/acme.md".
  std::string bytes;
};

/// The pages of a report, made when they are asked for. Thread-safe. Equal models give equal pages
/// on every machine.
class SitePages {
 public:
  /// The model must outlive the pages.
  explicit SitePages(const ReportModel& model);
  SitePages(SitePages&&) noexcept;
  SitePages& operator=(SitePages&&) noexcept;
  ~SitePages();

  [[nodiscard]] std::size_t count() const;

  /// The page of that number, below count(): first those of the whole report, then labs, then
  /// changes.
  [[nodiscard]] Page page(std::size_t number) const;

 private:
  std::unique_ptr<const ReadingOrder> report_;
};

/// The pages as GitHub-flavoured Markdown, in order of path. Text from pages stays text: it cannot
/// become markup, a link or a table cell.
[[nodiscard]] std::vector<RenderedFile> render_markdown(const ReportModel& model);

}  // namespace labledger::reports

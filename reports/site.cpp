#include "reports/site.hpp"

#include <algorithm>

#include "core/check.hpp"
#include "reports/markdown/markdown_page.hpp"
#include "reports/pages/pages.hpp"

namespace labledger::reports {

Result<void> for_each_page(const ReportModel& model,
                           const std::function<Result<void>(const Page&)>& take) {
  const ReadingOrder report(model);
  TRY(take(index_page(report)));
  TRY(take(changes_page(report)));
  TRY(take(comparison_page(report)));
  TRY(take(coupling_page(report)));
  TRY(take(coverage_page(report)));
  TRY(take(methods_page(report)));
  TRY(take(search_page(report)));
  for (const LabReport* lab : report.labs)
    TRY(take(lab_page(report, *lab)));
  for (const auto* changes : {&report.changes, &report.earlier})
    for (const ChangeReport* change : *changes)
      TRY(take(change_page(report, *change)));
  return {};
}

std::vector<RenderedFile> render_markdown(const ReportModel& model) {
  std::vector<RenderedFile> files;
  const auto kept = for_each_page(model, [&files](const Page& page) -> Result<void> {
    if (page.formats == PageFormats::All) {
      files.push_back({page.path + ".md", print_markdown(page)});
    }
    return {};
  });
  CHECK_INVARIANT(kept.has_value());
  std::ranges::sort(files, {}, &RenderedFile::path);
  return files;
}

}  // namespace labledger::reports

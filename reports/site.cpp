#include "reports/site.hpp"

#include <algorithm>
#include <array>

#include "core/check.hpp"
#include "reports/markdown/markdown_page.hpp"
#include "reports/pages/pages.hpp"

namespace labledger::reports {

namespace {

constexpr std::array kWholePages = {index_page,    changes_page, comparison_page, coupling_page,
                                    coverage_page, methods_page, search_page};

}  // namespace

SitePages::SitePages(const ReportModel& model)
    : report_(std::make_unique<const ReadingOrder>(model)) {}
SitePages::SitePages(SitePages&&) noexcept = default;
SitePages& SitePages::operator=(SitePages&&) noexcept = default;
SitePages::~SitePages() = default;

std::size_t SitePages::count() const {
  return kWholePages.size() + report_->labs.size() + report_->changes.size() +
         report_->earlier.size();
}

Page SitePages::page(std::size_t number) const {
  CHECK_INVARIANT(number < count());
  if (number < kWholePages.size()) return kWholePages[number](*report_);
  number -= kWholePages.size();
  if (number < report_->labs.size()) return lab_page(*report_, *report_->labs[number]);
  number -= report_->labs.size();
  if (number < report_->changes.size()) return change_page(*report_, *report_->changes[number]);
  return change_page(*report_, *report_->earlier[number - report_->changes.size()]);
}

std::vector<RenderedFile> render_markdown(const ReportModel& model) {
  std::vector<RenderedFile> files;
  const SitePages pages(model);
  for (std::size_t i = 0; i < pages.count(); ++i) {
    const Page page = pages.page(i);
    if (page.formats == PageFormats::All) {
      files.push_back({page.path + ".md", print_markdown(page)});
    }
  }
  std::ranges::sort(files, {}, &RenderedFile::path);
  return files;
}

}  // namespace labledger::reports

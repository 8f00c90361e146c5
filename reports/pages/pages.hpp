#pragma once
// The kinds of page of the report, each built by one function. Internal to the folder: others
// include reports/site.hpp.

#include "reports/page.hpp"
#include "reports/pages/reading_order.hpp"
#include "reports/report_model.hpp"

namespace labledger::reports {

[[nodiscard]] Page index_page(const ReadingOrder& report);
[[nodiscard]] Page lab_page(const ReadingOrder& report, const LabReport& lab);
[[nodiscard]] Page change_page(const ReadingOrder& report, const ChangeReport& change);
[[nodiscard]] Page comparison_page(const ReadingOrder& report);
[[nodiscard]] Page coupling_page(const ReadingOrder& report);
[[nodiscard]] Page methods_page(const ReadingOrder& report);
[[nodiscard]] Page search_page(const ReadingOrder& report);
[[nodiscard]] Page changes_page(const ReadingOrder& report);
[[nodiscard]] Page coverage_page(const ReadingOrder& report);

}  // namespace labledger::reports

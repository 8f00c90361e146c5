#pragma once
// The index that the search of the site reads: one file a lab, so that what did not change keeps
// its bytes.

#include <string>
#include <vector>

#include "reports/report_model.hpp"
#include "reports/site.hpp"

namespace labledger::reports {

/// The files below assets/search/: list.js names the parts, and each part is one call with the
/// entries of a lab: [kind, lab, address, text, day]. In order of path. Equal models give equal
/// bytes. Texts are JavaScript strings in which no "<" stands.
[[nodiscard]] std::vector<RenderedFile> search_index(const ReportModel& model);

}  // namespace labledger::reports

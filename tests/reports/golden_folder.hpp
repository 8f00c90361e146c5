#pragma once
// A folder of expected files, compared byte for byte.

#include <string>
#include <vector>

#include "reports/site.hpp"

namespace labledger::reports {

/// The differences between the files and those in tests/data/reports/<name>/expected, one sentence
/// each; empty when there are none. With UPDATE_GOLDEN=1 in the environment, the folder is
/// rewritten first and one sentence says so: a run that updates never passes.
[[nodiscard]] std::vector<std::string> compare_with_golden(const std::string& name,
                                                           const std::vector<RenderedFile>& files);

}  // namespace labledger::reports

#pragma once
// How much an edit matters: what it is about, times how far it moved.

#include <string>
#include <vector>

#include "analysis/edit_findings.hpp"
#include "core/change.hpp"

namespace labledger::analysis {

/// A severity and the reasons for it, at least one.
struct SeverityJudgement {
  Severity severity = Severity::Low;
  std::vector<std::string> reasons;
};

/// The severity of an edit of that type: the gravest of what its findings are worth in that
/// direction, raised when what it is about is an indicator of weight. Reworded, Moved and Returned
/// edits are Low.
[[nodiscard]] SeverityJudgement judge_severity(ChangeType type, const EditFindings& findings);

}  // namespace labledger::analysis

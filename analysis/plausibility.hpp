#pragma once
// Whether what came can be the page at all, going by what the page was.

#include "analysis/judgement.hpp"

namespace labledger::analysis {

/// Whether nearly all of the main text that the source is known for is missing, and what is there
/// instead is tiny beside it. A page that was short to begin with never collapses. Linear.
[[nodiscard]] bool is_collapsed(const Reading& known, const Reading& shown);

}  // namespace labledger::analysis

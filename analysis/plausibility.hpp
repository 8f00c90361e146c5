#pragma once
// Whether what came can be the page at all, going by what the page was.

#include "analysis/segments.hpp"

namespace labledger::analysis {

/// Whether nearly all of the text that the source is known for is missing, and what is there
/// instead is tiny beside it. A page that was short to begin with never collapses. Linear.
[[nodiscard]] bool is_collapsed(const Segmentation& known, const Segmentation& shown);

}  // namespace labledger::analysis

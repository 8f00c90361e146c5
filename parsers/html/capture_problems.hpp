#pragma once
// Captures that are not the page: shells, crashes, walls and errors served as if they were it.

#include <vector>

#include "core/document.hpp"
#include "parsers/html/page_tree.hpp"

namespace labledger::parsers {

/// Why the page should not be believed, from its bytes alone; empty when nothing speaks against it.
/// Wording counts only where it is practically all the text there is: a policy of some length that
/// mentions errors, robots or cookies is a policy. The document must be complete. Linear.
[[nodiscard]] std::vector<CaptureProblem> capture_problems(const PageTree& tree,
                                                           const Document& document);

}  // namespace labledger::parsers

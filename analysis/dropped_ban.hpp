#pragma once
// Whether an edit takes away a ban. A list of what is forbidden names things, not verbs: "Weapons
// development" binds because of the heading that it stands under.

#include <optional>
#include <string>

#include "core/change.hpp"

namespace labledger::analysis {

/// Why the edit drops a ban, in words for its reader; empty when it does not. An edit without newer
/// wording does when its words or its heading forbid; a weakened one when its newer wording forbids
/// fewer times than the older. Linear.
[[nodiscard]] std::optional<std::string> find_dropped_ban(const Edit& edit);

}  // namespace labledger::analysis

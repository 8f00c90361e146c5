#pragma once
// Links to documents in which a lab binds itself or others: which they are, and where they lead for
// good.

#include <string_view>

namespace labledger {

/// The target of a link without its query and its fragment, which many sites change from view to
/// view. Empty for a place on the same page ("#top"). Valid as long as `target`.
[[nodiscard]] std::string_view lasting_target(std::string_view target);

/// Whether the path of a link's target names a policy document: one of its words is "policy",
/// "terms", "safety", "framework" or the like, or it ends in ".pdf". The host does not matter.
/// Linear.
[[nodiscard]] bool leads_to_policy(std::string_view target);

}  // namespace labledger

#pragma once
// What somebody who looked into a page wrote down about where its text is.

#include <algorithm>
#include <string>
#include <vector>

#include "core/time.hpp"

namespace labledger {

/// Which parts of a page are its main text, in selectors (parsers/html/selector.hpp), and when that
/// holds.
struct PageSelection {
  std::string keep;               ///< Holds the text; empty: whatever is found without it.
  std::vector<std::string> drop;  ///< Not text, wherever it stands; at most 16.
  std::string from;               ///< First UTC day, "2025-01-01"; empty: from the beginning.
  std::string until;              ///< Last UTC day; empty: until further notice.
};

/// The selection that holds for a page captured at a moment; null when there is none. Valid while
/// the selections are.
[[nodiscard]] inline const PageSelection* selection_at(const std::vector<PageSelection>& selections,
                                                       Instant captured) {
  const std::string day = format_day(captured);
  const auto found = std::find_if(selections.begin(), selections.end(), [&](const auto& one) {
    return (one.from.empty() || one.from <= day) && (one.until.empty() || day <= one.until);
  });
  return found == selections.end() ? nullptr : &*found;
}

}  // namespace labledger

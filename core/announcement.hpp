#pragma once
// Whether a lab itself spoke of a change, and how we know.

#include <string>
#include <vector>

namespace labledger {

/// Whether the lab itself spoke of a change, as far as we can see.
enum class Announced { Unknown, Yes, No };

/// What was found, and what was looked at: phrases for people, which quote what they rest on.
struct AnnouncementFinding {
  Announced announced = Announced::Unknown;
  std::vector<std::string> by;         ///< What announces it; empty unless Yes.
  std::vector<std::string> looked_at;  ///< Empty when there was nothing to look at: Unknown.
};

}  // namespace labledger

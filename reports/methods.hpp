#pragma once
// How often the program is wrong, as measured; docs/scoring.md says on what.

#include <span>
#include <string_view>

namespace labledger::reports {

/// One question that the program answers, and how well.
struct MeasuredRate {
  std::string_view question;
  std::string_view measured;
  std::string_view source;  ///< Words of docs/scoring.md that state the same.
  std::string_view limit;   ///< What a reader must know before using it.
};

/// Those of the page of methods. Valid for ever.
[[nodiscard]] std::span<const MeasuredRate> measured_rates();

}  // namespace labledger::reports

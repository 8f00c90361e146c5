#pragma once
// The JSON of figures, for every command that prints them.

#include <string_view>

#include "cli/json.hpp"
#include "core/quantity.hpp"

namespace labledger::cli {

/// {kind, value, low, high, unit, as_written, subject, base, per, hedge, status, reported,
/// ownership, doubts[], begin, end}. Null stands for what the sentence does not say; `as_written`
/// is the figure's piece of `sentence`, the one it was read from, and begin and end are bytes of
/// it.
[[nodiscard]] Json to_json(const Quantity& quantity, std::string_view sentence);

}  // namespace labledger::cli

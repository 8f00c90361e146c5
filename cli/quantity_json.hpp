#pragma once
// The JSON of figures, for every command that prints them.

#include <string_view>
#include <vector>

#include "cli/json.hpp"
#include "core/quantity.hpp"
#include "core/result.hpp"

namespace labledger::cli {

/// {kind, value, low, high, unit, as_written, subject, base, per, hedge, status, reported,
/// ownership, doubts[], begin, end}. Null stands for what the sentence does not say; `as_written`
/// is the figure's piece of `sentence`, the one it was read from, and begin and end are bytes of
/// it.
[[nodiscard]] Json to_json(const Quantity& quantity, std::string_view sentence);

/// The figures that such an array holds, as it was written. Malformed when it is no JSON, no array,
/// or a figure lacks its kind. The spans are those of the sentence.
[[nodiscard]] Result<std::vector<Quantity>> quantities_from_json(std::string_view array);

}  // namespace labledger::cli

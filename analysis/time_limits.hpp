#pragma once
// Periods as promises write them: "within 15 days", "at least twice a year", "quarterly".

#include <optional>
#include <string_view>

namespace labledger::analysis {

/// The period in hours: how long something may take, or how far apart two of its kind may be. A
/// month is 730 hours, a year 8,760. Empty when the text states none, or states it in words that
/// are not known. Takes plain_text(); the first period counts. Linear.
[[nodiscard]] std::optional<double> period_hours(std::string_view text);

}  // namespace labledger::analysis

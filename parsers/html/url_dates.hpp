#pragma once
// Dates in the paths of addresses: "/2025/08/14/title". What a publishing program writes there is
// the day it was told, so it is the last that is asked.

#include <optional>
#include <string_view>

#include "core/time.hpp"

namespace labledger::parsers {

/// The day that an address's path holds as "2025/08/14", "2025-08-14", "2025_08_14" or "20250814",
/// or as "14-08-2025" where that can be one day only, set apart from other letters and digits;
/// nothing when it holds several. The query is not read. The source is "url". Linear.
[[nodiscard]] std::optional<StatedDate> date_in_url(std::string_view url);

}  // namespace labledger::parsers

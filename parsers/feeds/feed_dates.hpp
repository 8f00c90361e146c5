#pragma once
// Times as feeds write them.

#include <optional>
#include <string_view>

#include "core/time.hpp"

namespace labledger::parsers {

/// The date of a feed's field: RFC 822 with any of its zones, also without seconds or week day, RFC
/// 3339, or what read_date reads. An offset stays as written; a zone's name becomes its offset. The
/// source is left empty. Nothing when it names no moment or day.
/// @see RFC 822 section 5 as RSS 2.0 uses it; RFC 4287 section 3.3.
[[nodiscard]] std::optional<StatedDate> read_feed_date(std::string_view text);

}  // namespace labledger::parsers

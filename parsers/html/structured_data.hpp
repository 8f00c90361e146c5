#pragma once
// Dates in JSON-LD: the one kind of structured data most articles carry.

#include <optional>
#include <string_view>

#include "core/time.hpp"

namespace labledger::parsers {

/// The dates that structured data states, each of the first object in document order that has it.
struct StructuredDates {
  std::optional<StatedDate> published;  ///< datePublished.
  std::optional<StatedDate> modified;   ///< dateModified.
};

/// Reads a JSON-LD body; nothing when it is not JSON, or nests deeper than 64. Objects that are
/// parts of something else (comments, reviews) are passed over. Linear.
/// @see schema.org/CreativeWork.
[[nodiscard]] StructuredDates dates_in_json_ld(std::string_view body);

}  // namespace labledger::parsers

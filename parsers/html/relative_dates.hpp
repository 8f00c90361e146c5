#pragma once
// "Updated yesterday", "vor 3 Tagen": dates that only the time of the capture makes dates.

#include <optional>
#include <string_view>

#include "core/document.hpp"

namespace labledger::parsers {

/// A phrase found in a text.
struct RelativeInText {
  RelativeDate date;
  std::size_t begin = 0;  ///< Offset of its first byte in the text.
};

/// The first phrase of the table that stands in a line, with its words as its source and the
/// language of the phrase. Only those that mean one day: hours and days, no weeks. Linear times the
/// table; looks at the first 200 bytes.
[[nodiscard]] std::optional<RelativeInText> find_relative_date(std::string_view line);

}  // namespace labledger::parsers

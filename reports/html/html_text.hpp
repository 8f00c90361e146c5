#pragma once
// The one place where text becomes HTML. Every text passes the escaping, ours too, so nothing that
// a page says can become markup.

#include <string>
#include <string_view>

#include "reports/text.hpp"

namespace labledger::reports {

/// Foreign text on one line: cleaned as in core/visible_text.hpp, cut at kForeignLimit characters
/// with the number of those left out, escaped, and set apart where it may be written from right to
/// left.
[[nodiscard]] std::string foreign_html(std::string_view foreign);

/// The same for an attribute or a title, which hold no elements.
[[nodiscard]] std::string foreign_attribute(std::string_view foreign);

/// Code points of one piece of foreign text that are shown.
inline constexpr std::size_t kForeignLimit = 2000;

/// A piece of a line, on the page of that path.
[[nodiscard]] std::string html_of(const Text& text, std::string_view page);

}  // namespace labledger::reports

#pragma once
// Text within HTML and XML.

#include <string>
#include <string_view>

namespace labledger {

/// The text with the five characters escaped that can act in HTML or XML ("&", "<", ">" and both
/// quotation marks), for elements and quoted attributes alike. Not cleaned: control characters stay
/// (core/visible_text.hpp).
[[nodiscard]] std::string escape_markup(std::string_view text);

}  // namespace labledger

#pragma once
// Records that a collector wrote down with Python's repr() instead of as JSON.

#include <optional>
#include <string>
#include <string_view>

namespace labledger::parsers {

/// The same value as JSON: quotes and escapes of strings, None, True, False, and tuples as lists.
/// Nothing when the text holds what JSON has no word for. The result may still not be JSON: only
/// the words are translated, their order is not checked. Linear.
/// @see The Python Language Reference, section 2.4, "Literals".
[[nodiscard]] std::optional<std::string> json_of_python_literal(std::string_view text);

}  // namespace labledger::parsers

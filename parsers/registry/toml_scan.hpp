#pragma once
// A look over the bytes before toml++ reads them: a key of very many parts is a table in a table in
// a table, and taking those apart again would exhaust the stack.

#include <optional>
#include <string_view>

#include "parsers/registry/mistake.hpp"

namespace labledger::parsers {

/// Where the first key of more than 64 parts reaches that limit; empty when there is none. Says
/// nothing else about the bytes. Linear.
/// @see TOML 1.0.0, "Keys" and "String".
[[nodiscard]] std::optional<Place> find_endless_key(std::string_view bytes);

}  // namespace labledger::parsers

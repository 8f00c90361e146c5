#pragma once
// [[source.select]]: where the text of a page is that defeats the parser.

#include <vector>

#include "core/lab.hpp"
#include "parsers/registry/toml_table.hpp"

namespace labledger::parsers {

/// The selections of a source's table, in file order. Notes a mistake for every selector that
/// cannot be read, for days in the wrong order, for times that overlap, and for sources that are no
/// pages.
[[nodiscard]] std::vector<PageSelection> read_selections(TomlTable& source, SourceKind kind);

}  // namespace labledger::parsers

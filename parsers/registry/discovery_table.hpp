#pragma once
// [[source.discover]]: which items of a feed or sitemap become sources.

#include <vector>

#include "core/lab.hpp"
#include "parsers/registry/toml_table.hpp"

namespace labledger::parsers {

/// The discovery rules of a source's table, in file order. Notes a mistake for every key that says
/// what cannot be, and for rules of a source of a kind that lists nothing.
[[nodiscard]] std::vector<DiscoveryRule> read_discovery(TomlTable& source, SourceKind kind);

}  // namespace labledger::parsers

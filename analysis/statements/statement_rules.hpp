#pragma once
// Kinds of statements told by rules: which signs together make which kind. They know no document
// but the one at hand, so they hold elsewhere as well as here; the model (statement_model.hpp)
// weighs what they find.

#include <bitset>
#include <cstddef>

#include "analysis/statements/passage.hpp"
#include "core/statement.hpp"

namespace labledger::analysis {

/// A set of kinds, by the value of StatementKind.
using KindSet = std::bitset<kStatementKinds>;

/// The place of a kind in a KindSet.
[[nodiscard]] constexpr std::size_t index_of(StatementKind kind) {
  return static_cast<std::size_t>(kind);
}

/// Whether a sentence speaks of the lab itself, in the lab's own voice.
[[nodiscard]] bool speaks_of_lab(const Passage& passage, std::size_t sentence);

/// The kinds that the rules see in one sentence. Questions and headings state nothing but figures.
[[nodiscard]] KindSet kinds_by_rules(const Passage& passage, std::size_t sentence);

}  // namespace labledger::analysis

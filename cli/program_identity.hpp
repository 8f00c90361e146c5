#pragma once
// Which program this is, so that what an earlier one made can be told from what this one would
// make.

#include <optional>

#include "core/digest.hpp"

namespace labledger::cli {

/// A digest over the build ids of the program and of every library that it runs with: another
/// program, or a library that was upgraded, gives another one. Empty when one of them has no id.
/// @see GNU ld, --build-id; dl_iterate_phdr(3); ELF gABI, "Note Section".
[[nodiscard]] std::optional<Digest> program_identity();

}  // namespace labledger::cli

#pragma once
// The rubric as the commands use it: what the program carries, or a file of one's own.

#include <string>

#include "analysis/scores/rubric_reader.hpp"
#include "core/result.hpp"

namespace labledger::cli {

/// The rubric, compiled; an empty path means the built-in one. Config with every mistake, one a
/// line, when the file has any.
[[nodiscard]] Result<analysis::RubricReader> load_rubric(const std::string& path);

}  // namespace labledger::cli

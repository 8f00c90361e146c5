#pragma once
// The lexicon as the commands use it: what the program carries, or a folder of one's own.

#include <string>

#include "analysis/statements/statement_model.hpp"
#include "core/lexicon.hpp"
#include "core/result.hpp"

namespace labledger::cli {

/// The lexicon. A folder's *.toml files take the place of the embedded files of the same name and
/// come in addition to the others; an empty path means no folder. Config with every mistake, one a
/// line, when a file has any.
[[nodiscard]] Result<Lexicon> load_lexicon(const std::string& folder);

/// The weights that the program carries. Malformed never, but for a build of a broken file.
[[nodiscard]] Result<analysis::StatementModel> shipped_statement_model();

}  // namespace labledger::cli

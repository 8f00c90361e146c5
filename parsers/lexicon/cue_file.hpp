#pragma once
// Files of the lexicon: TOML with one [[cue]] a wording.

#include <string_view>
#include <vector>

#include "core/lexicon.hpp"
#include "parsers/registry/mistake.hpp"

namespace labledger::parsers {

/// The cues of one file, in its order. Every mistake is noted at its place; a cue with a mistake
/// may lack what was wrong, so do not use the cues of a file that has any. Whether a pattern
/// compiles is seen where it is compiled. At most 2,000 cues a file, 4,000 bytes a pattern.
[[nodiscard]] std::vector<Cue> parse_cues(std::string_view file_name, std::string_view bytes,
                                          std::vector<Mistake>& mistakes);

}  // namespace labledger::parsers

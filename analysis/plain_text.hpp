#pragma once
// A wording without its typography, so that cues are written once. Unlike fold() it keeps words
// apart and signs in place: "50 %", "model’s", "auto- mating" and "scaling2" read as people read
// them.

#include <string>
#include <string_view>

namespace labledger::analysis {

/// The text with typographic quotes, dashes and spaces as their ASCII forms, characters of no width
/// dropped, words joined that a line end had hyphenated, the digits of footnotes dropped behind
/// words, and white space folded to one blank. Other characters stay. At most as long. Linear.
[[nodiscard]] std::string plain_text(std::string_view text);

}  // namespace labledger::analysis

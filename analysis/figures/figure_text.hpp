#pragma once
// A sentence as the reading of figures needs it: numbers in plain ASCII, and every byte knows from
// which bytes of the sentence it comes.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.hpp"

namespace labledger::analysis {

/// Stands between a number and the letters written onto it, so that these begin a word: "916k" is
/// "916", a joint, "k".
inline constexpr char kJoint = '\x1F';

/// The readable form of a sentence, and where it comes from.
struct FigureText {
  std::string text;
  std::vector<TextSpan> origin;  ///< For each byte of `text`, the character it comes from.

  /// The bytes of the sentence from which [begin, end) of `text` was made; begin < end.
  [[nodiscard]] TextSpan origin_of(std::size_t begin, std::size_t end) const {
    return {origin[begin].begin, origin[end - 1].end};
  }
};

/// The sentence with typographic quotes, dashes and blanks in ASCII, white space folded to one
/// blank, marks of Markdown and characters of no width dropped; "10²⁵" and "10**25" as "10^25", "×"
/// as "x", "≈" as "~", "≥" as ">"; other superscripts, which are marks of notes, dropped. Joints
/// are put in. Any bytes are accepted. Linear.
[[nodiscard]] FigureText figure_text(std::string_view sentence);

}  // namespace labledger::analysis

#pragma once
// A Document as the sequence of its wordings: sentences within blocks, folded to what counts.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.hpp"

namespace labledger::analysis {

/// How much a segment says for the page (analysis/weight.hpp).
enum class Weight : std::uint8_t {
  Frame,  ///< A label around the text: menus, buttons, banners.
  Wordy,  ///< Around the text, as long as a sentence: counts when reworded beside text.
  Text,   ///< What the page says.
};

/// One sentence of a block. Its wording's identity is `key`.
struct Segment {
  std::uint64_t key = 0;         ///< stable_hash of the folded letters.
  std::uint64_t loose_key = 0;   ///< The same with e-mail addresses set aside.
  std::uint64_t bare_key = 0;    ///< The same without the section number it begins with ("2.1").
  TextSpan span;                 ///< In the Document's text.
  TextSpan letters;              ///< In Segmentation::letters; never empty.
  std::uint32_t first_word = 0;  ///< In Segmentation::words …
  std::uint32_t last_word = 0;   ///< … up to, and not with, this one.
  std::uint32_t block = 0;       ///< In Document::blocks.
  Weight weight = Weight::Text;
  bool numbered = false;  ///< Begins with a section number.
  bool masked = false;    ///< Shows a mask in place of an e-mail address.
};

/// The segments of a Document in document order. Sentences that fold to nothing are left out.
struct Segmentation {
  std::vector<Segment> segments;
  std::string letters;          ///< The folded letters of all segments, one after the other.
  std::vector<TextSpan> words;  ///< In `letters`, in order; together they cover it.

  [[nodiscard]] std::string_view letters_of(const Segment& segment) const& {
    return std::string_view(letters).substr(segment.letters.begin, segment.letters.size());
  }
  std::string_view letters_of(const Segment&) && = delete;
};

/// Cuts, folds and weighs what a selection has not left out. Linear in the text.
[[nodiscard]] Segmentation segment(const Document& document);

}  // namespace labledger::analysis

#pragma once
// What of a wording counts. Two texts say the same when their letters and digits are the same:
// case, quotes, dashes, list markers, hidden characters and typography do not matter. Some words
// change by themselves while the page says the same; they are set aside by kind.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace labledger::analysis {

/// The words of one wording, folded. Reusable: fold() clears it first.
struct FoldedText {
  /// A half-open byte range in `letters`.
  struct Word {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  std::string letters;           ///< All words, without anything between them. UTF-8.
  std::vector<Word> words;       ///< In order, together covering `letters`.
  bool has_address = false;      ///< Shows an e-mail address.
  bool has_masked_mail = false;  ///< Shows "[email protected]" in place of one; folded to "@".

  [[nodiscard]] std::string_view word(std::size_t index) const& {
    return std::string_view(letters).substr(words[index].begin,
                                            words[index].end - words[index].begin);
  }
  std::string_view word(std::size_t index) && = delete;
};

/// Folds a wording.
///
/// Kept: letters (lower-case, full-width forms and ligatures resolved), digits, the point between
/// two digits, the signs that change a figure's meaning (% $ € £ ¥), and "##" or longer, as one
/// "#": the mark of a Markdown heading that was published by mistake, which readers see. Ideographs
/// and kana are words of one character. Dropped: everything else, and a leading list marker ("1.",
/// "(a)", "iv)", "•").
///
/// Set aside, because they change while nothing is said: relative times ("3 days ago", "updated
/// yesterday"), keyboard hints ("⌘K", "Ctrl K"), "(opens in a new window)", the years of a
/// copyright notice, long identifiers of hexadecimal digits, and counters that stand alone
/// ("1,204 views", "5 min read").
///
/// Accepts any bytes; what is not UTF-8 is dropped. Linear.
void fold(std::string_view text, FoldedText& out);

/// The folded letters alone; empty when nothing counts.
[[nodiscard]] std::string fold_letters(std::string_view text);

/// The folded letters with every e-mail address, masked or not, as "@".
[[nodiscard]] std::string letters_without_addresses(std::string_view text);

}  // namespace labledger::analysis

#pragma once
// Text as it is searched: where a script does not set words apart by blanks, each character is a
// word, so that a phrase of them is found wherever it stands.

#include <string>
#include <string_view>

namespace labledger {

/// The text with blanks around every character of a script that is written without them, or that
/// joins endings to words (Han, kana, Hangul, bopomofo, Thai, Lao, Khmer, Burmese, Tibetan, Yi),
/// and without characters of no width. All else stays, also what is not UTF-8. Linear; at most
/// twice as long.
[[nodiscard]] std::string search_form(std::string_view text);

/// Whether there is anything to search for: a letter or digit of ASCII, or any character beyond it
/// that is neither punctuation nor a blank.
[[nodiscard]] bool is_searchable(std::string_view text);

/// Whether most letters of the text are of another script than the Latin one. False for a text
/// without letters.
[[nodiscard]] bool is_mostly_not_latin(std::string_view text);

}  // namespace labledger

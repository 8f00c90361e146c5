#include "core/search_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/utf8.hpp"

namespace labledger {
namespace {

/// A range of code points, both ends in it.
struct CodeRange {
  char32_t first;
  char32_t last;
};

/// Scripts without blanks between words, and Hangul.
/// @see The Unicode Standard, Blocks.txt.
constexpr std::array kUnspaced = {
    CodeRange{0x0E00, 0x0FFF},    // Thai, Lao, Tibetan.
    CodeRange{0x1000, 0x109F},    // Burmese.
    CodeRange{0x1100, 0x11FF},    // Hangul Jamo.
    CodeRange{0x1780, 0x17FF},    // Khmer.
    CodeRange{0x2E80, 0x2FDF},    // CJK radicals.
    CodeRange{0x3005, 0x3007},    // Ideographic iteration and closing marks, zero.
    CodeRange{0x3041, 0x318F},    // Kana, bopomofo, Hangul compatibility Jamo.
    CodeRange{0x31A0, 0x31FF},    // Bopomofo and kana extensions.
    CodeRange{0x3400, 0x4DBF},    // CJK extension A.
    CodeRange{0x4E00, 0xA4CF},    // CJK, Yi.
    CodeRange{0xAC00, 0xD7AF},    // Hangul syllables.
    CodeRange{0xF900, 0xFAFF},    // CJK compatibility.
    CodeRange{0x1B000, 0x1B16F},  // Kana supplements.
    CodeRange{0x20000, 0x3FFFF},  // CJK extensions B and later.
};

/// Characters of no width: they stand within words and say nothing.
constexpr std::array kWidthless = {CodeRange{0x00AD, 0x00AD}, CodeRange{0x200B, 0x200F},
                                   CodeRange{0x2060, 0x2064}, CodeRange{0xFEFF, 0xFEFF}};

/// Punctuation, blanks and signs beyond ASCII.
constexpr std::array kSigns = {
    CodeRange{0x0080, 0x00A9}, CodeRange{0x00AB, 0x00B1}, CodeRange{0x00B4, 0x00B4},
    CodeRange{0x00B6, 0x00B8}, CodeRange{0x00BB, 0x00BB}, CodeRange{0x00BF, 0x00BF},
    CodeRange{0x2000, 0x206F}, CodeRange{0x2190, 0x2BFF}, CodeRange{0x3000, 0x3004},
    CodeRange{0x3008, 0x3020}, CodeRange{0xFE10, 0xFE6F}, CodeRange{0xFF01, 0xFF0F},
    CodeRange{0xFFF0, 0xFFFF}};

template <std::size_t N>
bool is_in(char32_t character, const std::array<CodeRange, N>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [character](const CodeRange& range) {
    return character >= range.first && character <= range.last;
  });
}

bool is_ascii_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_searchable_character(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) || (c >= '0' && c <= '9');
  return !is_in(c, kSigns) && !is_in(c, kWidthless);
}

}  // namespace

std::string search_form(std::string_view text) {
  constexpr char32_t kFirstSpecial = 0xAD;  // Nothing below it is in a table.
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const DecodedCharacter character = decode_character(text);
    const std::string_view bytes = text.substr(0, character.size);
    text.remove_prefix(character.size);
    const bool is_special = character.valid && character.value >= kFirstSpecial;
    if (is_special && is_in(character.value, kWidthless)) continue;
    const bool is_word = is_special && is_in(character.value, kUnspaced);
    if (is_word && !out.empty() && out.back() != ' ') out += ' ';
    out += bytes;
    if (is_word) out += ' ';
  }
  return out;
}

bool is_searchable(std::string_view text) {
  while (!text.empty()) {
    const DecodedCharacter character = decode_character(text);
    if (character.valid && is_searchable_character(character.value)) return true;
    text.remove_prefix(character.size);
  }
  return false;
}

bool is_mostly_not_latin(std::string_view text) {
  constexpr char32_t kFirstBeyondLatin = 0x0370;  // Greek begins.
  std::size_t latin = 0;
  std::size_t other = 0;
  while (!text.empty()) {
    const DecodedCharacter character = decode_character(text);
    text.remove_prefix(character.size);
    if (!character.valid || !is_searchable_character(character.value)) continue;
    const bool is_other = character.value >= kFirstBeyondLatin &&
                          (character.value < 0x1E00 || character.value > 0x2BFF);
    ++(is_other ? other : latin);
  }
  return other > latin;
}

}  // namespace labledger

#include "core/visible_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>

#include "core/utf8.hpp"

namespace labledger {
namespace {

/// What becomes of a character.
enum class Treatment { Keep, Blank, Drop, ShowNumber };

struct CharacterRange {
  char32_t first;
  char32_t last;
  Treatment treatment;
};

/// Characters that are not shown as they are, in ascending order.
constexpr auto kTreatments = std::to_array<CharacterRange>({
    {0x0000, 0x0008, Treatment::ShowNumber},
    {0x0009, 0x000D, Treatment::Blank},
    {0x000E, 0x001F, Treatment::ShowNumber},
    {0x0020, 0x0020, Treatment::Blank},
    {0x007F, 0x0084, Treatment::ShowNumber},
    {0x0085, 0x0085, Treatment::Blank},
    {0x0086, 0x009F, Treatment::ShowNumber},
    {0x00A0, 0x00A0, Treatment::Blank},       // No-break space.
    {0x00AD, 0x00AD, Treatment::Drop},        // Soft hyphen.
    {0x061C, 0x061C, Treatment::Drop},        // Arabic letter mark.
    {0x180E, 0x180E, Treatment::Drop},        // Mongolian vowel separator.
    {0x2000, 0x200A, Treatment::Blank},       // Spaces of fixed width.
    {0x200B, 0x200B, Treatment::Drop},        // Zero-width space.
    {0x200E, 0x200F, Treatment::Drop},        // Directional marks.
    {0x2028, 0x2029, Treatment::Blank},       // Line and paragraph separators.
    {0x202A, 0x202E, Treatment::ShowNumber},  // Directional embeddings and overrides.
    {0x202F, 0x202F, Treatment::Blank},
    {0x205F, 0x205F, Treatment::Blank},
    {0x2060, 0x2064, Treatment::Drop},        // Word joiner, invisible operators.
    {0x2066, 0x206F, Treatment::ShowNumber},  // Directional isolates, deprecated controls.
    {0x3000, 0x3000, Treatment::Blank},       // Ideographic space.
    {0xFDD0, 0xFDEF, Treatment::ShowNumber},  // Noncharacters.
    {0xFEFF, 0xFEFF, Treatment::Drop},        // Byte order mark.
    {0xFFF9, 0xFFFB, Treatment::ShowNumber},  // Interlinear annotation.
    {0xFFFE, 0xFFFF, Treatment::ShowNumber},
    {0xE0000, 0xE0FFF, Treatment::ShowNumber},   // Tags and variation selectors.
    {0xF0000, 0x10FFFF, Treatment::ShowNumber},  // Private use.
});

Treatment treatment_of(char32_t c) {
  const auto* range = std::ranges::lower_bound(kTreatments, c, {}, &CharacterRange::last);
  return range != kTreatments.end() && c >= range->first ? range->treatment : Treatment::Keep;
}

/// Where the characters of ASCII end that are shown as they are; blanks are not among them.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] > ' ' && text[at] <= '~')
    ++at;
  return at;
}

std::string number_of(char32_t c) {
  std::array<char, 16> out{};
  std::snprintf(out.data(), out.size(), "[U+%04X]", static_cast<unsigned>(c));
  return out.data();
}

}  // namespace

std::string visible_text(std::string_view foreign) {
  std::string out;
  out.reserve(foreign.size());
  for (std::size_t at = 0; at < foreign.size();) {
    if (const std::size_t end = end_of_plain(foreign, at); end > at) {
      out += foreign.substr(at, end - at);
      at = end;
      continue;
    }
    if (foreign[at] == ' ') {
      if (out.empty() || out.back() != ' ') out += ' ';
      ++at;
      continue;
    }
    const DecodedCharacter character = decode_character(foreign.substr(at));
    const std::string_view bytes = foreign.substr(at, character.size);
    at += character.size;
    if (!character.valid) {
      out += "\uFFFD";
      continue;
    }
    switch (treatment_of(character.value)) {
      case Treatment::Keep:
        out += bytes;
        break;
      case Treatment::Blank:
        if (out.empty() || out.back() != ' ') out += ' ';
        break;
      case Treatment::Drop:
        break;
      case Treatment::ShowNumber:
        out += number_of(character.value);
        break;
    }
  }
  return out;
}

std::string visible_line(std::string_view foreign) {
  std::string out = visible_text(foreign);
  if (!out.empty() && out.back() == ' ') out.pop_back();
  if (!out.empty() && out.front() == ' ') out.erase(0, 1);
  return out;
}

}  // namespace labledger

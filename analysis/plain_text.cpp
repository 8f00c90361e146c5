#include "analysis/plain_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "core/utf8.hpp"

namespace labledger::analysis {
namespace {

constexpr std::size_t kFootnoteDigits = 2;
constexpr std::size_t kFootnoteWord = 3;  ///< Letters before it: "o1" and "v2" are names.

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The ASCII form of a typographic character; empty when it has none. "\0" stands for dropping it.
constexpr char kDrop = '\0';
char ascii_form(char32_t character) {
  static constexpr std::array<std::pair<char32_t, char>, 27> kForms = {{
      {0x00A0, ' '},   {0x00AD, kDrop}, {0x2002, ' '},   {0x2003, ' '},   {0x2009, ' '},
      {0x200A, ' '},   {0x200B, kDrop}, {0x200C, kDrop}, {0x200D, kDrop}, {0x2010, '-'},
      {0x2011, '-'},   {0x2012, '-'},   {0x2013, '-'},   {0x2014, '-'},   {0x2015, '-'},
      {0x2018, '\''},  {0x2019, '\''},  {0x201A, '\''},  {0x201B, '\''},  {0x201C, '"'},
      {0x201D, '"'},   {0x201E, '"'},   {0x2028, ' '},   {0x2029, ' '},   {0x202F, ' '},
      {0x2060, kDrop}, {0xFEFF, kDrop},
  }};
  const auto* const form =
      std::lower_bound(kForms.begin(), kForms.end(), character,
                       [](const auto& entry, char32_t value) { return entry.first < value; });
  return form != kForms.end() && form->first == character ? form->second : '?';
}

/// White space and typography; the rest of the rules look at ASCII only.
std::string without_typography(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto put = [&out](char c) {
    const bool is_blank = c == ' ' || (c >= '\t' && c <= '\r');
    if (!is_blank) out += c;
    if (is_blank && !out.empty() && out.back() != ' ') out += ' ';
  };
  while (!text.empty()) {
    const DecodedCharacter character = decode_character(text);
    const char ascii = character.size == 1 ? text.front() : ascii_form(character.value);
    if (character.size > 1 && ascii == '?') {
      out += text.substr(0, character.size);
    } else if (ascii != kDrop) {
      put(ascii);
    }
    text.remove_prefix(character.size);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// Whether a word begins that joins two words of one ending: "low- and high-risk".
bool shares_ending(std::string_view next) {
  return next == "and " || next.starts_with("or ") || next.starts_with("to ");
}

/// The number of bytes of a footnote's digits at `at`: one or two digits that end a word of letters
/// or follow its full stop.
std::size_t footnote_size(std::string_view text, std::size_t at) {
  std::size_t digits = 0;
  while (at + digits < text.size() && is_digit(text[at + digits]))
    ++digits;
  if (digits == 0 || digits > kFootnoteDigits) return 0;
  const std::size_t end = at + digits;
  if (end < text.size() && (is_letter(text[end]) || text[end] == '-')) return 0;
  std::size_t last = at;
  if (last > 0 && (text[last - 1] == '.' || text[last - 1] == ',')) --last;
  std::size_t letters = 0;
  while (letters < kFootnoteWord && letters < last && is_letter(text[last - letters - 1]))
    ++letters;
  return letters == kFootnoteWord ? digits : 0;
}

}  // namespace

std::string plain_text(std::string_view text) {
  const std::string typed = without_typography(text);
  std::string out;
  out.reserve(typed.size());
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const bool is_line_hyphen = typed[i] == '-' && i > 0 && is_lower(typed[i - 1]) &&
                                i + 2 < typed.size() && typed[i + 1] == ' ' &&
                                is_lower(typed[i + 2]) &&
                                !shares_ending(std::string_view(typed).substr(i + 2, 4));
    if (is_line_hyphen) {
      ++i;
      continue;
    }
    if (is_digit(typed[i]) && (i == 0 || !is_digit(typed[i - 1]))) {
      const std::size_t footnote = footnote_size(typed, i);
      if (footnote > 0) {
        i += footnote - 1;
        continue;
      }
    }
    out += typed[i];
  }
  return out;
}

}  // namespace labledger::analysis

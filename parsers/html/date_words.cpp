#include "parsers/html/date_words.hpp"

#include <algorithm>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

// The zeros of other scripts, whose digits follow them in order.
constexpr auto kZeros =
    std::to_array<std::string_view>({"\u0660", "\u06F0", "\u0966", "\u09E6", "\uFF10"});

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Whether the digit at a place is one of the ten that begin with `zero`; all share its lead bytes.
bool is_digit_of(std::string_view zero, std::string_view text, std::size_t at) {
  const std::string_view digit = text.substr(at, zero.size());
  if (digit.size() < zero.size()) return false;
  const std::size_t last = zero.size() - 1;
  return digit.substr(0, last) == zero.substr(0, last) && digit[last] >= zero[last] &&
         digit[last] - zero[last] < 10;
}

// The code point of a two-byte sequence.
unsigned two_byte_point(char lead, char trail) {
  return (static_cast<unsigned>(static_cast<unsigned char>(lead)) & 0x1FU) << 6U |
         (static_cast<unsigned>(static_cast<unsigned char>(trail)) & 0x3FU);
}

// The lower case of a letter between U+00C0 and U+04FF: Latin, Greek, Cyrillic.
unsigned lower_point(unsigned point) {
  const auto is_in = [&](unsigned first, unsigned last) { return point >= first && point <= last; };
  if (is_in(0xC0, 0xDE) && point != 0xD7) return point + 0x20;
  if (point == 0x130) return 'i';
  if (is_in(0x100, 0x137) || is_in(0x14A, 0x177)) return point | 1U;
  if (is_in(0x139, 0x148) || is_in(0x179, 0x17E)) return point + (point & 1U);
  if (is_in(0x391, 0x3A9)) return point + 0x20;
  if (is_in(0x400, 0x40F)) return point + 0x50;
  if (is_in(0x410, 0x42F)) return point + 0x20;
  return point;
}

// Appends the character at `at` in lower case through `put` and returns its size in bytes.
template <typename Put>
std::size_t fold_character(std::string_view text, std::size_t at, Put put) {
  const char c = text[at];
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0xC3 || byte > 0xD3 || at + 1 >= text.size() || !is_continuation(text[at + 1])) {
    put(to_ascii_lower(c));
    return 1;
  }
  const unsigned lower = lower_point(two_byte_point(c, text[at + 1]));
  if (lower >= 0x80) put(static_cast<char>(0xC0U | lower >> 6U));
  put(static_cast<char>(lower >= 0x80 ? (0x80U | (lower & 0x3FU)) : lower));
  return 2;
}

// Letters of alphabets: ASCII, all of U+00C0 to U+1FFF. Ideographs and punctuation are further up.
std::size_t letter_size(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return is_ascii_alpha(text[at]) ? 1 : 0;
  std::size_t size = 0;
  if (lead >= 0xC3 && lead <= 0xDF) size = 2;
  if (lead == 0xE0 || lead == 0xE1) size = 3;
  if (at + size > text.size()) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[at + i])) return 0;
  }
  return size;
}

}  // namespace

bool is_word_byte(char c) {
  return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool begins_letter(std::string_view text, std::size_t at) {
  return at < text.size() && letter_size(text, at) > 0;
}

FoldedWord word_at(std::string_view text, std::size_t at) {
  FoldedWord word;
  std::size_t end = at;
  bool fits = true;
  while (end < text.size()) {
    const std::size_t size = letter_size(text, end);
    if (size == 0) break;
    const std::size_t stop = end + size;
    while (end < stop)
      end += fold_character(text, end, [&](char c) {
        fits = fits && word.size < word.bytes.size();
        if (fits) word.bytes[word.size++] = c;
      });
  }
  word.consumed = end - at;
  if (!fits) word.size = 0;
  return word;
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();)
    at += fold_character(text, at, [&](char c) { out += c; });
  return out;
}

std::string with_ascii_digits(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto* const row = std::find_if(kZeros.begin(), kZeros.end(), [&](std::string_view zero) {
      return is_digit_of(zero, text, at);
    });
    if (row == kZeros.end()) {
      out += text[at++];
      continue;
    }
    out += static_cast<char>('0' + (text[at + row->size() - 1] - row->back()));
    at += row->size();
  }
  return out;
}

DayOrder day_order_of(std::string_view language) {
  const std::string tag = lower_case(language.substr(0, 16));
  const std::string_view primary = std::string_view(tag).substr(0, tag.find_first_of("-_"));
  if (primary.size() < 2 || primary.size() > 3) return DayOrder::Unknown;
  if (primary == "zh" || primary == "ja" || primary == "ko" || primary == "hu" || primary == "lt" ||
      primary == "fil")
    return DayOrder::Unknown;
  if (primary != "en") return DayOrder::DayFirst;
  const std::string_view rest = std::string_view(tag).substr(primary.size());
  if (rest == "-us" || rest == "_us" || rest == "-ph" || rest == "_ph") return DayOrder::MonthFirst;
  const bool is_unsure = rest.empty() || rest == "-ca" || rest == "_ca";
  return is_unsure ? DayOrder::Unknown : DayOrder::DayFirst;
}

}  // namespace labledger::parsers

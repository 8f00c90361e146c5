#include "analysis/unicode.hpp"

#include <algorithm>
#include <array>

namespace labledger::analysis {
namespace {

constexpr std::array<std::string_view, 5> kLigatures = {"ff", "fi", "fl", "ffi", "ffl"};

struct Range {
  char32_t first;
  char32_t last;
};

bool contains(const auto& ranges, char32_t code_point) {
  // Sorted: the first range that ends at or after the code point is the only candidate.
  const auto* const found =
      std::lower_bound(ranges.begin(), ranges.end(), code_point,
                       [](const Range& range, char32_t value) { return range.last < value; });
  return found != ranges.end() && found->first <= code_point;
}

constexpr std::array kSpaces = std::to_array<Range>({
    {0x0085, 0x0085},
    {0x00A0, 0x00A0},
    {0x1680, 0x1680},
    {0x2000, 0x200A},
    {0x2012, 0x2015},  // Dashes that stand between words.
    {0x2026, 0x2026},
    {0x2028, 0x2029},
    {0x202F, 0x202F},
    {0x205F, 0x205F},
    {0x3000, 0x3000},
});

constexpr std::array kIgnored =
    std::to_array<Range>({
        {0x0080, 0x00A1},    {0x00A4, 0x00A4},
        {0x00A6, 0x00A9},    {0x00AB, 0x00B4},
        {0x00B6, 0x00B9},    {0x00BB, 0x00BF},
        {0x00D7, 0x00D7},    {0x00F7, 0x00F7},
        {0x034F, 0x034F},    {0x061C, 0x061C},
        {0x180B, 0x180F},    {0x200B, 0x206F},  // Zero-width, direction and general punctuation.
        {0x2070, 0x209F},                       // Superscripts: marks of footnotes.
        {0x20A0, 0x20AB},    {0x20AD, 0x20CF},
        {0x2190, 0x2BFF},  // Arrows, technical signs, shapes, dingbats.
        {0x2E00, 0x2E7F},  // Supplemental punctuation.
        {0x3001, 0x3004},  // Ideographic punctuation.
        {0x3008, 0x3020},    {0x3030, 0x3030},
        {0x30FB, 0x30FB},    {0xD800, 0xF8FF},  // Surrogates and private use: icon fonts.
        {0xFE00, 0xFE6F},                       // Variation selectors, vertical and small forms.
        {0xFEFF, 0xFEFF},    {0xFF01, 0xFF03},
        {0xFF06, 0xFF0F},    {0xFF1A, 0xFF20},
        {0xFF3B, 0xFF40},    {0xFF5B, 0xFF65},
        {0xFFF0, 0xFFFF},    {0x1F000, 0x1FAFF},  // Pictographs.
        {0xE0000, 0x10FFFF},
    });

constexpr std::array kIdeographs = std::to_array<Range>({
    {0x3005, 0x3007},
    {0x3041, 0x30FA},
    {0x30FC, 0x30FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xF900, 0xFAFF},
    {0x20000, 0x3FFFF},
});

bool is_ascii_capital(char32_t c) {
  return c >= 'A' && c <= 'Z';
}

CharKind kind_of_ascii(char32_t c) {
  if ((c >= 'a' && c <= 'z') || is_ascii_capital(c) || (c >= '0' && c <= '9')) {
    return CharKind::Letter;
  }
  if (c == '%' || c == '$') return CharKind::Letter;
  if (c <= ' ' || c == '/' || c == 0x7F) return CharKind::Space;
  return CharKind::Ignored;
}

char32_t to_folded_ascii(char32_t c) {
  return is_ascii_capital(c) ? c + 32 : c;
}

/// Latin Extended-A: capitals and small letters alternate, and twice change places.
char32_t fold_latin_extended(char32_t c) {
  if (c == 0x0178) return 0x00FF;
  if (c == 0x0130 || c == 0x0131 || c == 0x0138 || c == 0x0149 || c == 0x017F) return c;
  const bool odd_is_capital = (c >= 0x0139 && c <= 0x0148) || (c >= 0x0179 && c <= 0x017E);
  const bool is_odd = (c & 1U) != 0;
  return is_odd == odd_is_capital ? c + 1 : c;
}

}  // namespace

CharKind kind_of(char32_t code_point) {
  if (code_point < 0x80) return kind_of_ascii(code_point);
  if (contains(kSpaces, code_point)) return CharKind::Space;
  if (contains(kIgnored, code_point)) return CharKind::Ignored;
  if (contains(kIdeographs, code_point)) return CharKind::Ideograph;
  return CharKind::Letter;
}

char32_t to_folded_case(char32_t c) {
  if (c < 0x80) return to_folded_ascii(c);
  if (c >= 0x00C0 && c <= 0x00DE && c != 0x00D7) return c + 32;
  if (c >= 0x0100 && c <= 0x017F) return fold_latin_extended(c);
  if (c >= 0x0391 && c <= 0x03A9) return c + 32;
  if (c >= 0x0400 && c <= 0x040F) return c + 80;
  if (c >= 0x0410 && c <= 0x042F) return c + 32;
  if (c >= 0xFF04 && c <= 0xFF5A) return to_folded_ascii(c - 0xFEE0);
  return c;
}

bool is_capital(char32_t code_point) {
  return kind_of(code_point) == CharKind::Letter && to_folded_case(code_point) != code_point;
}

void append_utf8(char32_t c, std::string& out) {
  const auto tail = [](char32_t value) { return static_cast<char>(0x80 | (value & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c >= 0xFB00 && c <= 0xFB04) {
    out += kLigatures[c - 0xFB00];
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += tail(c);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += tail(c >> 6);
    out += tail(c);
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += tail(c >> 12);
    out += tail(c >> 6);
    out += tail(c);
  }
}

}  // namespace labledger::analysis

#include "analysis/unicode.hpp"

#include <catch2/catch.hpp>

namespace labledger::analysis {

TEST_CASE("characters are told apart by what they are to folding", "[analysis]") {
  struct Row {
    char32_t character;
    CharKind kind;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {U'a', CharKind::Letter, "ASCII letter"},
      {U'7', CharKind::Letter, "digit"},
      {U'%', CharKind::Letter, "sign of a figure"},
      {U'€', CharKind::Letter, "currency"},
      {U'é', CharKind::Letter, "Latin-1"},
      {U'ж', CharKind::Letter, "Cyrillic"},
      {U'한', CharKind::Letter, "Hangul stands in words"},
      {U'安', CharKind::Ideograph, "ideograph"},
      {U'カ', CharKind::Ideograph, "kana"},
      {U' ', CharKind::Space, "blank"},
      {U'\n', CharKind::Space, "line break"},
      {U'\u00A0', CharKind::Space, "no-break space"},
      {U'\u2014', CharKind::Space, "long dash"},
      {U'-', CharKind::Ignored, "hyphen"},
      {U'\u00AD', CharKind::Ignored, "soft hyphen"},
      {U'\u200B', CharKind::Ignored, "zero-width space"},
      {U'\u2019', CharKind::Ignored, "apostrophe"},
      {U'。', CharKind::Ignored, "ideographic stop"},
      {U'\uE000', CharKind::Ignored, "private use"},
      {U'\uFFFD', CharKind::Ignored, "what stands for broken bytes"},
      {U'🎉', CharKind::Ignored, "pictograph"},
  }));
  CAPTURE(row.why);
  CHECK(kind_of(row.character) == row.kind);
}

TEST_CASE("capitals fold to small letters, and only they", "[analysis]") {
  struct Row {
    char32_t capital;
    char32_t small;
  };
  const auto row = GENERATE(values<Row>({{U'A', U'a'},
                                         {U'Ä', U'ä'},
                                         {U'Ā', U'ā'},
                                         {U'Ł', U'ł'},
                                         {U'Ž', U'ž'},
                                         {U'Ÿ', U'ÿ'},
                                         {U'Ω', U'ω'},
                                         {U'Ё', U'ё'},
                                         {U'Я', U'я'},
                                         {U'Ａ', U'a'}}));
  CHECK(to_folded_case(row.capital) == row.small);
  CHECK(to_folded_case(row.small) == row.small);
  CHECK(is_capital(row.capital));
  CHECK_FALSE(is_capital(row.small));
}

TEST_CASE("folding a character twice is folding it once", "[analysis]") {
  for (char32_t character = 0; character < 0x11000; ++character) {
    const char32_t folded = to_folded_case(character);
    if (to_folded_case(folded) != folded) FAIL("U+" << static_cast<unsigned>(character));
  }
}

}  // namespace labledger::analysis

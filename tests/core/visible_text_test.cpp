#include "core/visible_text.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "core/utf8.hpp"

namespace labledger {

TEST_CASE("a visible line is one line without blanks around it", "[core]") {
  CHECK(visible_line("") == "");
  CHECK(visible_line(" \t\r\n ") == "");
  CHECK(visible_line("  a \r\n\t b\u2028c\u00A0d ") == "a b c d");
}

TEST_CASE("what cannot be seen is shown by number or dropped", "[core]") {
  CHECK(visible_line("a\x01z\x7F") == "a[U+0001]z[U+007F]");
  CHECK(visible_line("\u202Eabc\u202C") == "[U+202E]abc[U+202C]");
  CHECK(visible_line("zero\u200Bwidth\u00AD\uFEFF") == "zerowidth");
  CHECK(visible_line("tag\U000E0041") == "tag[U+E0041]");
  CHECK(visible_line("\u2067isolated") == "[U+2067]isolated");
}

TEST_CASE("letters of every script stay as they are", "[core]") {
  const std::string text = "Grüße, 日本語, עברית, हिन्दी, \U0001F600";
  CHECK(visible_line(text) == text);
}

TEST_CASE("a visible line is valid UTF-8 whatever the bytes were", "[core]") {
  CHECK(visible_line("a\xFF\xC3(") == "a\uFFFD\uFFFD(");
  for (int lead = 0; lead < 256; ++lead) {
    for (int next = 0; next < 256; next += 5) {
      const std::string line =
          visible_line(std::string{static_cast<char>(lead), static_cast<char>(next), 'x'});
      for (std::string_view rest = line; !rest.empty();) {
        const DecodedCharacter character = decode_character(rest);
        CHECK(character.valid);
        CHECK(character.value >= 0x20);
        rest.remove_prefix(character.size);
      }
    }
  }
}

}  // namespace labledger

#include "core/utf8.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace labledger {

TEST_CASE("UTF-8 is read as table 3-7 of the Unicode Standard allows", "[core]") {
  struct Row {
    std::string bytes;
    char32_t value;
    std::size_t size;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"a", U'a', 1, "ASCII"},
      {"\xC3\xA9!", 0xE9, 2, "two bytes"},
      {"\xE2\x80\xAE", 0x202E, 3, "three bytes"},
      {"\xF0\x9F\x91\x8D", 0x1F44D, 4, "four bytes"},
      {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4, "the last character"},
      {"\xEF\xBF\xBD", 0xFFFD, 3, "the replacement character itself"},
  }));
  CAPTURE(row.why);
  const DecodedCharacter read = decode_character(row.bytes);
  CHECK(read.valid);
  CHECK(read.value == row.value);
  CHECK(read.size == row.size);
}

TEST_CASE("ill-formed bytes are taken one at a time", "[core]") {
  const std::string bytes =
      GENERATE(as<std::string>(), "\x80", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x80\x80",
               "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF");
  const DecodedCharacter read = decode_character(bytes);
  CHECK_FALSE(read.valid);
  CHECK(read.value == 0xFFFD);
  CHECK(read.size == 1);
}

TEST_CASE("text is counted and cut by characters, never inside one", "[core]") {
  const std::string text = "a\xC3\xA9\xFF\xF0\x9F\x91\x8D";
  CHECK(count_characters(text) == 4);
  CHECK(first_characters(text, 2) == "a\xC3\xA9");
  CHECK(first_characters(text, 3) == "a\xC3\xA9\xFF");
  CHECK(first_characters(text, 9) == text);
  CHECK(first_characters(text, 0).empty());
}

}  // namespace labledger

#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "parsers/html/encoding.hpp"

namespace labledger::parsers {
namespace {

using namespace std::string_literals;

std::string decoded(std::string_view bytes, std::string_view content_type = {}) {
  std::string buffer;
  return std::string(to_utf8({bytes, content_type}, buffer));
}

}  // namespace

TEST_CASE("the encoding is that of the most trusted witness", "[parsers]") {
  struct Row {
    std::string bytes;
    const char* content_type;
    const char* text;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"caf\xC3\xA9", "", "café", "valid UTF-8 needs no witness"},
      {"\xEF\xBB\xBF"
       "caf\xC3\xA9",
       "text/html; charset=latin1", "café", "a mark beats the header"},
      {"caf\xE9", "text/html; charset=latin1", "café", "the header says so"},
      {"\x93x\x94", "text/html; charset=iso-8859-1", "“x”", "latin1 means windows-1252"},
      {"caf\xE9", "text/html; charset=\"ISO-8859-1\"", "café", "the header may quote"},
      {"<meta charset=windows-1251>\xE4\xE0", "", "<meta charset=windows-1251>да", "the markup"},
      {"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>\xC4\xC1", "",
       "<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>да",
       "the older spelling"},
      {"caf\xC3\xA9", "text/html; charset=klingon", "café", "an unknown label is passed over"},
      {"<meta charset=utf-16>caf\xC3\xA9", "", "<meta charset=utf-16>café",
       "ASCII bytes cannot declare UTF-16"},
      {"\xFF\xFEh\0i\0"s, "", "hi", "UTF-16 by its mark"},
      {"\xB0\xA1\xB3\xAA", "text/html; charset=euc-kr", "가나", "an Asian encoding"},
  }));
  CAPTURE(row.why);
  CHECK(decoded(row.bytes, row.content_type) == row.text);
}

TEST_CASE("a charset named after the first 1024 bytes is too late", "[parsers]") {
  const std::string bytes = std::string(1100, ' ') + "<meta charset=windows-1251>caf\xC3\xA9";
  CHECK(decoded(bytes).ends_with("café"));
}

TEST_CASE("what cannot be read becomes one replacement character", "[parsers]") {
  struct Row {
    std::string bytes;
    const char* text;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"a\xFF"
       "b",
       "a\uFFFDb", "a byte UTF-8 never has"},
      {"a\xE2\x82", "a\uFFFD", "a sequence cut short"},
      {"a\xC0\xAF"
       "b",
       "a\uFFFDb", "an overlong slash"},
      {"a\xED\xA0\x80"
       "b",
       "a\uFFFDb", "a surrogate"},
      {"a\0b"s, "ab", "NUL bytes go"},
  }));
  CAPTURE(row.why);
  const std::string text = decoded(row.bytes, "text/html; charset=utf-8");
  CHECK(text == row.text);
  CHECK(is_valid_utf8(text));
}

TEST_CASE("valid UTF-8 is not copied", "[parsers]") {
  const std::string bytes = "<p>caf\xC3\xA9";
  std::string buffer;
  CHECK(to_utf8({bytes, ""}, buffer).data() == bytes.data());
}

}  // namespace labledger::parsers

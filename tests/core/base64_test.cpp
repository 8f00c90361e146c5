#include "core/base64.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace labledger {

TEST_CASE("base64 is that of RFC 4648", "[core]") {
  struct Row {
    const char* plain;
    const char* coded;
  };
  for (const Row& row : {Row{"", ""}, Row{"f", "Zg=="}, Row{"fo", "Zm8="}, Row{"foo", "Zm9v"},
                         Row{"foob", "Zm9vYg=="}, Row{"fooba", "Zm9vYmE="},
                         Row{"foobar", "Zm9vYmFy"}, Row{"\xFB\xFF\xBF", "+/+/"}}) {
    CAPTURE(row.coded);
    CHECK(base64(row.plain) == row.coded);
    CHECK(from_base64(row.coded) == std::string(row.plain));
  }
}

TEST_CASE("base64 of all bytes reads back, at every length", "[core]") {
  std::string bytes;
  for (int i = 0; i < 300; ++i) {
    bytes += static_cast<char>(i * 7);
    CHECK(from_base64(base64(bytes)) == bytes);
  }
}

TEST_CASE("what is no base64 is not read", "[core]") {
  for (const char* text : {"Z", "Zg", "Zg=", "Zg===", "====", "Z===", "Zm9v\n", "Zm 9",
                           "Zh==", "Zm9=", "Zm-_", "=Zg=", "Zg==Zg=="}) {
    CAPTURE(text);
    CHECK_FALSE(from_base64(text).has_value());
  }
}

}  // namespace labledger

#include "core/url.hpp"

#include <catch2/catch.hpp>

namespace labledger {

TEST_CASE("a URL is brought to one normal form", "[core]") {
  struct Row {
    const char* text;
    const char* normal;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"HTTPS://Example.ORG", "https://example.org/", "case and empty path"},
      {"http://example.org:80/a#part", "http://example.org/a", "default port, fragment"},
      {"http://example.org:8080/a", "http://example.org:8080/a", "another port stays"},
      {"https://example.org/a/./b/../c", "https://example.org/a/c", "dot segments"},
      {"https://example.org/../..", "https://example.org/", "dots above the root"},
      {"https://example.org/%c3%a9?q=%2f", "https://example.org/%C3%A9?q=%2F",
       "escapes in upper case"},
      {"https://example.org/\xc3\xa9 x", "https://example.org/%C3%A9%20x",
       "bytes outside the alphabet"},
      {"https://example.org?a=b", "https://example.org/?a=b", "query without path"},
      {"https://example.org/a?", "https://example.org/a?", "an empty query is a query"},
      {"http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/", "IPv6 literal"},
      {" https://example.org/a\n", "https://example.org/a", "blanks around it"},
      {"https://example.org./a", "https://example.org/a", "the root's dot"},
  }));
  CAPTURE(row.why);
  const auto url = parse_url(row.text);
  REQUIRE(url.has_value());
  CHECK(url->str() == row.normal);
  CHECK(parse_url(url->str())->str() == row.normal);
}

TEST_CASE("what is not an absolute http URL is refused", "[core]") {
  const std::string text =
      GENERATE(as<std::string>(), "", "/a", "example.org", "ftp://example.org/",
               "javascript:alert(1)", "http://", "http:///a", "http://user:pw@example.org/",
               "http://example.org:0/", "http://example.org:65536/", "http://exa mple.org/",
               "http://[zz]/", "http://example.org/" + std::string(kUrlByteLimit, 'a'));
  CAPTURE(text.substr(0, 80));
  CHECK(parse_url(text).error().kind == ErrorKind::Malformed);
}

TEST_CASE("a reference resolves as RFC 3986 section 5.4 lists", "[core]") {
  const Url base = parse_url("http://a/b/c/d;p?q").value();
  struct Row {
    const char* reference;
    const char* target;
  };
  const auto row = GENERATE(values<Row>({{"g", "http://a/b/c/g"},
                                         {"./g", "http://a/b/c/g"},
                                         {"g/", "http://a/b/c/g/"},
                                         {"/g", "http://a/g"},
                                         {"//g", "http://g/"},
                                         {"?y", "http://a/b/c/d;p?y"},
                                         {"g?y", "http://a/b/c/g?y"},
                                         {"#s", "http://a/b/c/d;p?q"},
                                         {";x", "http://a/b/c/;x"},
                                         {"", "http://a/b/c/d;p?q"},
                                         {".", "http://a/b/c/"},
                                         {"..", "http://a/b/"},
                                         {"../../../g", "http://a/g"},
                                         {"g/../h", "http://a/b/c/h"},
                                         {"https://z/y", "https://z/y"}}));
  CAPTURE(row.reference);
  CHECK(resolve_url(base, row.reference)->str() == row.target);
  CHECK_FALSE(resolve_url(base, "mailto:a@b").has_value());
}

}  // namespace labledger

#include "reports/markdown/markdown_text.hpp"

#include <catch2/catch.hpp>

#include "reports/markdown/markdown_writer.hpp"

namespace labledger::reports {

TEST_CASE("foreign text cannot become markup", "[reports]") {
  struct Row {
    const char* text;
    const char* markdown;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"plain words, (in brackets): fine!", "plain words, (in brackets): fine!",
       "no needless escapes"},
      {"a*b _c_ `d` ~~e~~", "a\\*b \\_c\\_ \\`d\\` \\~\\~e\\~\\~", "emphasis and code"},
      {"[a](b) ![c](d)", "\\[a\\](b) !\\[c\\](d)", "links and images"},
      {"<script>x</script>", "&lt;script&gt;x&lt;/script&gt;", "HTML"},
      {"a | b", "a \\| b", "table cells"},
      {"# a", "\\# a", "a heading"},
      {"C# and F#", "C# and F#", "no heading inside a line"},
      {"- a", "\\- a", "a list"},
      {"+ a", "\\+ a", "a list"},
      {"---", "\\---", "a rule"},
      {"===", "\\===", "an underlined heading"},
      {"12. a", "12\\. a", "a numbered list"},
      {"12) a", "12\\) a", "a numbered list"},
      {"in 2024. a", "in 2024. a", "a number inside a line"},
      {"> a", "&gt; a", "a quotation"},
      {"&lt; &#60; AT&T a & b", "\\&lt; \\&#60; AT\\&T a & b", "entities"},
      {"a\\", "a\\\\", "a backslash that would escape what follows"},
      {"$4B and $1.5B", "\\$4B and \\$1.5B", "mathematics on GitHub"},
      {"a\n\n# b\r\n\tc", "a # b c", "line ends fold to a blank"},
      {"   a   ", " a ", "white space folds"},
      {"", "", "nothing"},
  }));
  CAPTURE(row.why);
  CHECK(MarkdownText().text(row.text).bytes() == row.markdown);
}

TEST_CASE("an address stands as code, so that no renderer links it", "[reports]") {
  struct Row {
    const char* text;
    const char* markdown;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"see https://a.example/b_c.", "see `https://a.example/b_c`.", "punctuation stays outside"},
      {"(www.a.example)", "(`www.a.example`)", "without scheme"},
      {"WWW.A.example", "`WWW.A.example`", "in capitals"},
      {"mail x@a.example now", "mail `x@a.example` now", "mail"},
      {"@someone", "`@someone`", "a mention"},
      {"https://a`b|c", "`https://a`\\`b\\|c", "what code cannot hold ends it"},
      {"a|https://b", "a\\|`https://b`", "after a pipe"},
      {"://", "`://`", "a sign alone"},
      {"\"@\"", "\"`@`\"", "in quotation marks"},
  }));
  CAPTURE(row.why);
  CHECK(MarkdownText().text(row.text).bytes() == row.markdown);
}

TEST_CASE("what cannot be seen is shown or dropped", "[reports]") {
  struct Row {
    std::string text;
    const char* markdown;
    const char* why;
  };
  // NOLINTBEGIN(misc-misleading-bidirectional): the very thing that is tested
  const auto row = GENERATE(values<Row>({
      {"a\u202Eb", "a\\[U+202E\\]b", "text that runs backwards"},
      {"a\u2066b", "a\\[U+2066\\]b", "an isolate"},
      {"a\x1b[31mb", "a\\[U+001B\\]\\[31mb", "a terminal's escape"},
      {std::string("a\0b", 3), "a\\[U+0000\\]b", "NUL"},
      {"a\u200Bb\u00ADc\uFEFF", "abc", "characters that only shape words"},
      {"a\u00A0\u2003b", "a b", "spaces of other widths"},
      {"a\u2028b", "a b", "a line separator"},
      {"a\xff\xc3", "a\uFFFD\uFFFD", "ill-formed bytes"},
      {"\U000E0041", "\\[U+E0041\\]", "a tag character"},
      {"é 漢字 👍", "é 漢字 👍", "other scripts stay"},
  }));
  // NOLINTEND(misc-misleading-bidirectional)
  CAPTURE(row.why);
  CHECK(MarkdownText().text(row.text).bytes() == row.markdown);
}

TEST_CASE("a long text is cut, and the cut is stated", "[reports]") {
  const std::string exact(MarkdownText::kTextLimit, 'a');
  CHECK(MarkdownText().text(exact).bytes() == exact);
  CHECK(MarkdownText().text(exact + std::string(1500, 'b')).bytes() ==
        exact + "… (1,500 characters more)");
  std::string wide;
  for (std::size_t i = 0; i < MarkdownText::kTextLimit + 2; ++i)
    wide += "é";
  CHECK(MarkdownText().text(wide).bytes().ends_with("é… (2 characters more)"));
}

TEST_CASE("marks hug the words, and the blanks stay outside", "[reports]") {
  CHECK(MarkdownText().text("a ", Emphasis::Removed).text("b").bytes() == "<del>a</del> b");
  CHECK(MarkdownText().text(" a", Emphasis::Added).bytes() == " <ins>a</ins>");
  CHECK(MarkdownText().text("</ins>", Emphasis::Added).bytes() == "<ins>&lt;/ins&gt;</ins>");
  CHECK(MarkdownText().text(" ", Emphasis::Added).bytes() == " ");
}

TEST_CASE("only web addresses become links, and none can break out", "[reports]") {
  struct Row {
    const char* url;
    const char* markdown;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"https://a.example/b?c=d&e", "[x](https://a.example/b?c=d&amp;e)", "an ordinary address"},
      {"https://a.example/)<>|\"` \n", "[x](https://a.example/%29%3C%3E%7C%22%60%20%0A)",
       "breaking out"},
      {"javascript:alert(1)", "x", "a script"},
      {"data:text/html,x", "x", "a document in itself"},
      {"/relative", "x", "a path"},
      {"", "x", "nothing"},
  }));
  CAPTURE(row.why);
  CHECK(MarkdownText().link("x", row.url).bytes() == row.markdown);
}

TEST_CASE("code holds no sign that could end it", "[reports]") {
  CHECK(MarkdownText().code("a`b|c\nd").bytes() == "`a'b¦c d`");
  CHECK(MarkdownText().code("").empty());
}

TEST_CASE("numbers are grouped by thousands", "[reports]") {
  CHECK(MarkdownText().number(0).bytes() == "0");
  CHECK(MarkdownText().number(999).bytes() == "999");
  CHECK(MarkdownText().number(22000).bytes() == "22,000");
  CHECK(MarkdownText().number(1234567).bytes() == "1,234,567");
}

TEST_CASE("blocks are set apart by one empty line, items of a list by none", "[reports]") {
  MarkdownWriter page;
  page.heading(1, "a");
  page.item("b");
  page.item("c");
  using Kind = MarkdownWriter::Quoted::Kind;
  page.quotation({{Kind::Paragraph, "d"}, {Kind::Item, "e"}, {Kind::Item, "e"}});
  page.table({"f", "g"}, {{"h", "i"}});
  const std::string bytes = std::move(page).finish();
  CHECK(bytes ==
        "# a\n\n- b\n- c\n\n> d\n>\n> - e\n> - e\n\n| f | g |\n| --- | --- |\n| h | i |\n");
}

}  // namespace labledger::reports

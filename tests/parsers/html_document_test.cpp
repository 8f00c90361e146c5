#include "parsers/html/html_document.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "core/names.hpp"

namespace labledger::parsers {
namespace {

Document parsed(std::string_view html) {
  Result<Document> result = parse_html({html, "text/html; charset=utf-8"});
  REQUIRE(result.has_value());
  return std::move(result).value();
}

// "kind level: text", one line a block.
std::string outline(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    out.append(name_of(block.kind)).append(" ").append(std::to_string(block.level));
    out.append(": ").append(document.view(block.span)).append("\n");
  }
  return out;
}

}  // namespace

TEST_CASE("visible text is cut where the page cuts it", "[parsers]") {
  struct Row {
    const char* html;
    const char* outline;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<h2>A</h2><p>b <b>c</b>\n d</p>", "heading 2: A\nparagraph 0: b c d\n",
       "inline text joins"},
      {"a<br>b<br> <br>c", "paragraph 0: a b\nparagraph 0: c\n", "two breaks part, one does not"},
      {"<ul><li>a<ul><li>b</ul><li>c</ul>", "list_item 1: a\nlist_item 2: b\nlist_item 1: c\n",
       "items know their depth"},
      {"<ol><li><p>a</p><p>b</p></ol>", "list_item 1: a\nlist_item 1: b\n",
       "paragraphs of an item"},
      {"<table><tr><th>a<th>b<tr><td><p>c</p><p>d</p><td>e</table>",
       "table_row 0: a | b\ntable_row 0: c d | e\n", "a row is one block"},
      {"<table><tr><td><h2>a</h2><p>b<td>c</table>",
       "heading 2: a\nparagraph 0: b\nparagraph 0: c\n", "a table that lays out is no table"},
      {"<table><tr><td>a</td></tr></table>", "paragraph 0: a\n", "nor is one cell a row"},
      {"<blockquote><p>a</p></blockquote>", "quote 0: a\n", "quotes"},
      {"<pre>\na\n  b\n</pre>", "code 0: a\n  b\n", "code keeps its lines"},
      {"<figure>x<figcaption>a</figcaption></figure>", "paragraph 0: x\ncaption 0: a\n",
       "captions"},
      {"<dl><dt>a<dd>b</dl>", "list_item 1: a\nlist_item 1: b\n", "terms and what they mean"},
      {"<details><summary>a</summary><p>b</p></details>", "paragraph 0: a\nparagraph 0: b\n",
       "closed details are in the page"},
      {"<p>a</p><p hidden>b</p><div style='display:none'><p>c</p></div>", "paragraph 0: a\n",
       "hidden is not visible"},
      {"<p aria-hidden=true>a</p>", "paragraph 0: a\n",
       "hidden from readers of one kind is visible"},
      {"<p>a&nbsp;&#8203;b&shy;c&#8288;</p>", "paragraph 0: a bc\n", "widths that nobody sees"},
      {"<p>&lt;b&gt; &copy; &#x4e2d;</p>", "paragraph 0: <b> © 中\n", "entities"},
      {"<a href=x>A</a><a href=y>B</a>", "paragraph 0: A B\n", "links side by side are two words"},
      {"<button>A</button><button>B</button>", "paragraph 0: A\nparagraph 0: B\n",
       "so are buttons"},
  }));
  CAPTURE(row.html, row.why);
  CHECK(outline(parsed(row.html)) == row.outline);
}

TEST_CASE("blocks cover the text exactly, in order, one line each", "[parsers]") {
  const Document document =
      parsed("<h1>T</h1><p>a <a href=/x>b</a></p><ul><li>c</ul><table><tr><td>d<td>e</table><p>f");
  std::uint32_t at = 0;
  for (const Block& block : document.blocks) {
    CHECK(block.span.begin == at);
    CHECK(block.span.end > block.span.begin);
    at = block.span.end + 1;
  }
  CHECK(at == document.text.size());
}

TEST_CASE("links keep their words and their target as written", "[parsers]") {
  const Document document =
      parsed("<p>See <a href='/a?b=1&amp;c=2'> the  <b>policy</b> </a>, <a>none</a>.</p>");
  REQUIRE(document.links.size() == 1);
  CHECK(document.view(document.links[0].span) == "the policy");
  CHECK(document.links[0].target == "/a?b=1&c=2");
}

TEST_CASE("a link that ends in white space ends where the text does", "[parsers]") {
  const Document document =
      parsed("<pre>See <a href=/a>the policy  \r</a></pre><p>And <a href=/b>more</a>.</p>");
  REQUIRE(document.links.size() == 2);
  CHECK(document.view(document.links[0].span) == "the policy");
  CHECK(document.view(document.links[1].span) == "more");
}

TEST_CASE("a link that begins in white space at the end of its block is of the next", "[parsers]") {
  const Document document = parsed("<pre>See \r\r\r\r\r <a href=/a></pre><p>more</a> of it</p>");
  for (const Link& link : document.links) {
    CHECK(link.span.begin < link.span.end);
    CHECK(link.span.end <= document.text.size());
    CHECK(document.view(link.span) == "more");
  }
}

TEST_CASE("a block stands under the headings above it", "[parsers]") {
  const Document document =
      parsed("<h1>One</h1><h2>Two</h2><p>a</p><h3>Three</h3><p>b</p><h2>Four</h2><p>c</p>");
  const auto path_of = [&](std::string_view text) {
    for (const Block& block : document.blocks) {
      if (document.view(block.span) == text) return heading_path(document, block);
    }
    return std::vector<std::string_view>{"no such block"};
  };
  using Path = std::vector<std::string_view>;
  CHECK(path_of("a") == Path{"One", "Two"});
  CHECK(path_of("b") == Path{"One", "Two", "Three"});
  CHECK(path_of("c") == Path{"One", "Four"});
}

TEST_CASE("the title is the heading that the window repeats", "[parsers]") {
  struct Row {
    const char* html;
    const char* title;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<title>Usage policy | Acme</title><h1>Usage policy</h1>", "Usage policy",
       "without the site"},
      {"<title>Usage policy | Acme</title><h1>Acme</h1>", "Acme", "a heading that it repeats"},
      {"<title>Usage policy</title><h1>Welcome back</h1>", "Usage policy", "not any heading"},
      {"<meta property=og:title content='Usage policy'><title>x</title>", "Usage policy", "shared"},
      {"<h1>Usage <i>policy</i></h1>", "Usage policy", "a heading when there is nothing else"},
      {"<title>\n Usage&nbsp;policy\n</title>", "Usage policy", "folded"},
      {"<p>text</p>", "", "never invented"},
  }));
  CAPTURE(row.why);
  CHECK(parsed(row.html).title == row.title);
}

TEST_CASE("the language is what the page states", "[parsers]") {
  CHECK(parsed("<html lang=en-GB><p>x").language == "en-GB");
  CHECK(parsed("<meta http-equiv=content-language content=de><p>x").language == "de");
  CHECK(parsed("<p>x").language.empty());
}

TEST_CASE("the document does not depend on what reduction removes", "[parsers]") {
  const std::string html =
      "<html lang=en><title>T</title><body><nav><a href=/>Home</a></nav><main><h1>T</h1>"
      "<p>Some words about the policy, long enough to be text.</p></main></body></html>";
  const Document once = parsed(html);
  const Result<ReducedHtml> reduced = reduce_html({html, ""});
  REQUIRE(reduced.has_value());
  // Reducing what is reduced changes nothing: the reducer understands its own output.
  CHECK(reduce_html({reduced->html, ""})->html == reduced->html);
  CHECK(build_document(*reduced).text == once.text);
}

}  // namespace labledger::parsers

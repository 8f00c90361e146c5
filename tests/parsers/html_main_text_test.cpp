#include <string>

#include <catch2/catch.hpp>

#include "parsers/html/html_document.hpp"

namespace labledger::parsers {
namespace {

// A paragraph of running text that can be told from others by its number.
std::string paragraph(int number) {
  return "<p>Paragraph " + std::to_string(number) +
         " says at some length what the laboratory intends to do, why it intends to do so, and "
         "what would have to happen before it changed its mind about any of this.</p>";
}

std::string passage(int first, int last) {
  std::string html;
  for (int i = first; i <= last; ++i)
    html += paragraph(i);
  return html;
}

std::string main_of(const std::string& html) {
  const Result<Document> document = parse_html({html, "text/html; charset=utf-8"});
  REQUIRE(document.has_value());
  return main_text(*document);
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("main text is what the page says, not what surrounds it", "[parsers]") {
  struct Row {
    const char* surrounding;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<nav>OUTSIDE</nav>", "navigation by element"},
      {"<div role=navigation>OUTSIDE</div>", "navigation by role"},
      {"<header><div>OUTSIDE</div></header>", "the banner"},
      {"<footer><p>OUTSIDE and its registered office, all rights reserved</p></footer>", "footer"},
      {"<aside>OUTSIDE</aside>", "an aside"},
      {"<div class='x SocialShare--bar'>OUTSIDE</div>", "a share bar by its class"},
      {"<div id=newsletter-signup>OUTSIDE</div>", "a sign-up by its id"},
      {"<div class=cookie-banner><p>OUTSIDE and our partners use cookies on this site to give you "
       "a better experience.</p></div>",
       "a consent banner"},
      {"<ul><li><a href=a>OUTSIDE</a><li><a href=b>Other page</a></ul>", "a menu by its links"},
      {"<button>OUTSIDE</button>", "a button"},
      {"<figure><figcaption>OUTSIDE</figcaption></figure>", "a picture's caption"},
      {"<div><h3><a href=a>OUTSIDE</a></h3><p>In short.</p><h3><a href=b>Another</a></h3><p>In "
       "short.</p></div>",
       "teasers of other pages"},
  }));
  CAPTURE(row.why);
  const std::string html = std::string("<body>") + row.surrounding + "<div>" + passage(1, 6) +
                           "</div>" + row.surrounding + "</body>";
  const std::string text = main_of(html);
  CHECK_FALSE(holds(text, "OUTSIDE"));
  CHECK(holds(text, "Paragraph 1 "));
  CHECK(holds(text, "Paragraph 6 "));
}

TEST_CASE("short blocks between paragraphs are main text", "[parsers]") {
  struct Row {
    const char* between;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<p>BETWEEN</p>", "a short paragraph"},
      {"<h2>BETWEEN</h2>", "a heading"},
      {"<ul><li>BETWEEN</li><li>b</li></ul>", "a list"},
      {"<table><tr><td>BETWEEN</td><td>b</td></tr></table>", "a table"},
      {"<blockquote>BETWEEN</blockquote>", "a quote"},
      {"<pre>BETWEEN</pre>", "code"},
      {"<p>See <a href=x>BETWEEN</a> for more on this.</p>", "a sentence with a link"},
      {"<details><summary>BETWEEN</summary><p>b</p></details>", "a fold"},
  }));
  CAPTURE(row.why);
  const std::string html = "<body><nav>Home</nav><main>" + passage(1, 3) + row.between +
                           passage(4, 6) + "</main></body>";
  CHECK(holds(main_of(html), "BETWEEN"));
}

TEST_CASE("sections of like size are all main text", "[parsers]") {
  const std::string text = main_of("<body><div><section>" + passage(1, 3) + "</section><section>" +
                                   passage(4, 6) + "</section></div></body>");
  CHECK(holds(text, "Paragraph 1 "));
  CHECK(holds(text, "Paragraph 6 "));
}

TEST_CASE("a short notice is main text", "[parsers]") {
  CHECK(main_of("<body><nav><a href=/>Home</a></nav><main><h1>Notice</h1><p>We paused the "
                "programme.</p></main><footer>Terms</footer></body>") ==
        "We paused the programme.\n");
}

TEST_CASE("no class name makes chrome of most of a page", "[parsers]") {
  CHECK(holds(main_of("<body><div class='promo popup'>" + passage(1, 6) + "</div></body>"),
              "Paragraph 3 "));
}

TEST_CASE("the one article among teasers is the page's", "[parsers]") {
  std::string html = "<body><article>" + passage(1, 5) + "</article><section>";
  for (int i = 10; i < 15; ++i)
    html += "<article>" + paragraph(i) + "</article>";
  const std::string text = main_of(html + "</section></body>");
  CHECK(holds(text, "Paragraph 5 "));
  CHECK_FALSE(holds(text, "Paragraph 12 "));
}

TEST_CASE("a label that announces other pages ends the text", "[parsers]") {
  const std::string text = main_of("<body><div>" + passage(1, 9) + "<h3>Related articles</h3>" +
                                   paragraph(20) + "</div></body>");
  CHECK(holds(text, "Paragraph 9 "));
  CHECK_FALSE(holds(text, "Paragraph 20 "));
}

TEST_CASE("a request to share the text does not end it", "[parsers]") {
  const std::string text =
      main_of("<body><div>" + passage(1, 9) + "<h3>Share this information, please?</h3>" +
              paragraph(20) + "</div></body>");
  CHECK(holds(text, "Paragraph 20 "));
}

TEST_CASE("what a site adds to every text is not the text", "[parsers]") {
  struct Row {
    const char* added;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<p>Related: <a href=x>OUTSIDE and what came of it</a></p>", "a pointer to another page"},
      {"<div class=photo-caption>OUTSIDE, seen from the road</div>", "a caption"},
      {"<div class=credit>(Image: OUTSIDE)</div>", "who took the picture"},
      {"<p>Do you like OUTSIDE? Subscribe to our letters.</p>", "an offer at the end"},
      {"<div role=dialog aria-hidden=true><p>OUTSIDE uses cookies. Some of them it needs, others "
       "it only wants, and here is what each of them does.</p></div>",
       "a dialog that is closed"},
  }));
  CAPTURE(row.why);
  const std::string text = main_of("<body><main>" + passage(1, 6) + row.added + "</main></body>");
  CHECK_FALSE(holds(text, "OUTSIDE"));
  CHECK(holds(text, "Paragraph 6 "));
}

TEST_CASE("sentences that only sound like a site's additions stay", "[parsers]") {
  struct Row {
    const char* added;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<p>Related risks are INSIDE the scope of this policy.</p>", "no link"},
      {"<p>Customers who subscribe to the service are INSIDE its terms.</p>", "no request"},
  }));
  CAPTURE(row.why);
  const std::string text = main_of("<body><main>" + passage(1, 6) + row.added + "</main></body>");
  CHECK(holds(text, "INSIDE"));
}

}  // namespace labledger::parsers

#include <string>

#include <catch2/catch.hpp>

#include "parsers/html/html_document.hpp"
#include "parsers/html/selector.hpp"

namespace labledger::parsers {
namespace {

Document parsed(const std::string& html, const PageSelection& selection) {
  Result<Document> result = parse_html({html, "text/html; charset=utf-8", &selection});
  REQUIRE(result.has_value());
  return std::move(result).value();
}

PageSelection keeping(const char* keep) {
  return {keep, {}, {}, {}};
}

constexpr const char* kPage =
    "<body><div id=top class='wrap wide' lang=en><section class=terms><p>first</p>"
    "<div class='box related'><p>second</p></div></section>"
    "<ul><li><p>third</p></li></ul></div><aside data-kind=note><p>fourth</p></aside></body>";

}  // namespace

TEST_CASE("a selector keeps what it asks for", "[parsers]") {
  struct Row {
    const char* keep;
    const char* text;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"section", "first\nsecond\n", "a type"},
      {"SECTION", "first\nsecond\n", "in any case"},
      {"#top", "first\nsecond\nthird\n", "an id"},
      {".related", "second\n", "a class among others"},
      {".box.related", "second\n", "two classes"},
      {"div.box", "second\n", "a type with a class"},
      {"[data-kind]", "fourth\n", "an attribute"},
      {"[data-kind=note]", "fourth\n", "its value"},
      {"[class='box related']", "second\n", "its value in quotes"},
      {"#top p", "first\nsecond\nthird\n", "anywhere inside"},
      {"section > p", "first\n", "directly inside"},
      {"#top > ul li p", "third\n", "both"},
      {"*", "first\nsecond\nthird\nfourth\n", "anything"},
  }));
  CAPTURE(row.keep, row.why);
  const Document document = parsed(kPage, keeping(row.keep));
  CHECK(main_text(document) == row.text);
  CHECK(document.usable());
}

TEST_CASE("what is dropped is not main text, with and without something kept", "[parsers]") {
  CHECK(main_text(parsed(kPage, {"#top", {".related", "li"}, {}, {}})) == "first\n");
  CHECK(main_text(parsed("<main><p>One text of the page.</p><p class=x>Another.</p></main>",
                         {"", {"p.x"}, {}, {}})) == "One text of the page.\n");
}

TEST_CASE("a selector that finds nothing is a problem of the capture", "[parsers]") {
  const char* keep = GENERATE("#gone", "section > li", "p.terms", "section section");
  CAPTURE(keep);
  const Document document = parsed(kPage, keeping(keep));
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0] == CaptureProblem::SelectorUnmatched);
  CHECK_FALSE(document.text.empty());
}

TEST_CASE("what stands in place of a page is told by its own name", "[parsers]") {
  const Document document =
      parsed("<title>Just a moment...</title><p>Checking your browser", keeping("#terms"));
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0] == CaptureProblem::Challenge);
}

TEST_CASE("another selection is another document", "[parsers]") {
  const PageSelection one = keeping("section");
  const PageSelection other = keeping("#top");
  const auto fingerprint = [](const PageSelection* selection) {
    return reduce_html({kPage, "text/html", selection})->fingerprint;
  };
  CHECK(fingerprint(&one) != fingerprint(&other));
  CHECK(fingerprint(&one) != fingerprint(nullptr));
}

TEST_CASE("a page cannot state a selection of its own", "[parsers]") {
  const std::string forged =
      "<meta name=labledger-selection content='#ad'><div id=ad match=1><p>buy</p></div><p>text</p>";
  CHECK(reduce_html({forged, "text/html"})->html.find("selection") == std::string::npos);
  CHECK(reduce_html({forged, "text/html"})->html.find("match") == std::string::npos);
}

TEST_CASE("a selector that is not understood says where", "[parsers]") {
  struct Row {
    const char* text;
    const char* message;
  };
  const auto row = GENERATE(values<Row>({
      {"", "character 1: an element is missing here"},
      {"main >", "character 7: an element is missing here"},
      {"p:first-child", "character 2: ':' is not understood"},
      {"a, b", "character 2: ',' is not understood"},
      {"a + b", "character 3: '+' is not understood"},
      {"#", "character 2: the name of an id is missing"},
      {"[x", "character 3: '=' or ']' is missing"},
      {"[x=\"y]", "character 4: the quote is not closed"},
      {"[x^=y]", "character 3: '=' or ']' is missing"},
      {"body main", "character 1: an element 'body' cannot be told apart as text"},
      {"a b c d e f g h i", "limit of 8 steps exceeded"},
  }));
  CAPTURE(row.text);
  const Result<Selector> selector = parse_selector(row.text);
  REQUIRE_FALSE(selector.has_value());
  CHECK(selector.error().kind == ErrorKind::Malformed);
  CHECK(selector.error().message.find(row.message) != std::string::npos);
}

TEST_CASE("a name may hold any character behind a backslash", "[parsers]") {
  const Result<Selector> selector = parse_selector(R"(.md\:w-1\/2)");
  REQUIRE(selector.has_value());
  CHECK(selector->steps[0].classes[0] == "md:w-1/2");
}

TEST_CASE("a selection holds from its first to its last day", "[core]") {
  const std::vector<PageSelection> selections = {{"#old", {}, {}, "2025-01-31"},
                                                 {"#new", {}, "2025-02-02", "2025-02-28"}};
  const auto kept_on = [&](const char* moment) {
    const PageSelection* found = selection_at(selections, *parse_rfc3339(moment));
    return found == nullptr ? std::string("none") : found->keep;
  };
  CHECK(kept_on("2020-01-01T00:00:00Z") == "#old");
  CHECK(kept_on("2025-01-31T23:59:59Z") == "#old");
  CHECK(kept_on("2025-02-01T00:00:00Z") == "none");
  CHECK(kept_on("2025-02-02T00:00:00Z") == "#new");
  CHECK(kept_on("2025-03-01T00:00:00Z") == "none");
}

}  // namespace labledger::parsers

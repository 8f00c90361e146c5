#include <string>

#include <catch2/catch.hpp>

#include "parsers/html/html_document.hpp"
#include "parsers/html/page_state.hpp"

namespace labledger::parsers {
namespace {

Document parsed(const std::string& html) {
  Result<Document> result = parse_html({html, "text/html; charset=utf-8"});
  REQUIRE(result.has_value());
  return std::move(result).value();
}

std::string sentences(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += "The evaluation covers every model that we train, and the board reads it first. ";
  return text;
}

std::string next_page(const std::string& markup, const std::string& body) {
  return "<title>Safety</title><div id=__next>" + markup +
         "</div><script id=__NEXT_DATA__ type=application/json>{\"props\":{\"pageProps\":{\"post\":"
         "{\"title\":\"How we evaluate\",\"publishedAt\":\"2025-08-14\",\"updatedAt\":"
         "\"2025-09-01\",\"body\":" +
         body + "}}},\"buildId\":\"x\"}</script>";
}

}  // namespace

TEST_CASE("an empty shell is filled from the state of the page, which is said", "[parsers]") {
  const Document document =
      parsed(next_page("", "\"<p>" + sentences(4) + "</p><h2>Scope</h2><p>All models.</p>\""));
  CHECK(document.usable());
  CHECK(document.text_source == "page state");
  CHECK(document.text.find("board reads it first") != std::string::npos);
  CHECK(document.text.find("Scope\n") != std::string::npos);
  REQUIRE(document.published.has_value());
  CHECK(document.published->value == "2025-08-14");
  CHECK(document.published->source == "meta page-state:published");
  REQUIRE(document.modified.has_value());
  CHECK(document.modified->value == "2025-09-01");
}

TEST_CASE("a page with a text of its own does not look into its state", "[parsers]") {
  const Document document = parsed(
      next_page("<p>We paused the programme on 3 May 2024.</p>", "\"" + sentences(4) + "\""));
  CHECK(document.text_source.empty());
  CHECK(document.text.find("board reads") == std::string::npos);
}

TEST_CASE("a crash of the program that makes a page is not papered over", "[parsers]") {
  const Document document = parsed(next_page(
      "<p>Application error: a client-side exception has occurred (see the browser console).</p>",
      "\"" + sentences(4) + "\""));
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0] == CaptureProblem::ClientError);
}

TEST_CASE("text in pieces is put together by paragraphs", "[parsers]") {
  const std::string piece = R"({"type":"paragraph","content":[{"type":"text","text":")";
  const Document document = parsed(
      next_page("", R"({"type":"doc","content":[)" + piece + sentences(2) +
                        R"("},{"text":"Bold < end."}]},)" + piece + sentences(2) + R"("}]}]})"));
  CHECK(document.usable());
  CHECK(document.text.find("first. Bold < end.\n") != std::string::npos);
}

TEST_CASE("the article of JSON-LD fills a shell, too", "[parsers]") {
  const Document document = parsed(
      "<div id=root></div><script type=application/ld+json>{\"@context\":\"https://schema.org\","
      "\"@type\":\"Article\",\"headline\":\"How we evaluate\",\"articleBody\":\"" +
      sentences(4) + "\\n" + sentences(1) + "\"}</script>");
  CHECK(document.usable());
  CHECK(document.text_source == "json-ld articleBody");
  CHECK(document.title == "How we evaluate");
}

TEST_CASE("a state without a text leaves the shell a shell", "[parsers]") {
  const std::string body = GENERATE(std::string("\"short\""), std::string("17"),
                                    std::string("[[[[]]]]"), "\"" + sentences(4) + " \\");
  CAPTURE(body);
  const Document document = parsed(next_page("", body));
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0] == CaptureProblem::NoText);
  CHECK(document.text_source.empty());
}

TEST_CASE("the text's own title and dates are nearer than those around it", "[parsers]") {
  const auto state = read_page_state(
      R"({"title":"Site","date":"2020-01-01","a":{"b":{"published_at":"2025-08-14","c":{"title":
      "Post","html":")" +
      sentences(4) + R"("}}}})");
  REQUIRE(state.has_value());
  CHECK(state->title == "Post");
  REQUIRE(state->published.has_value());
  CHECK(state->published->value == "2025-08-14");
}

TEST_CASE("a hostile state gives nothing", "[parsers]") {
  CHECK_FALSE(read_page_state(std::string(1'000'000, '[')).has_value());
  CHECK_FALSE(read_page_state("").has_value());
  const std::string large = "{\"body\":\"" + std::string(kPageStateBytes, 'x') + "\"}";
  CHECK_FALSE(read_page_state(large).has_value());
  // A state within a state is not looked into.
  const std::string inner = R"(<script type='application/json'>{\"body\":\")" +
                            std::string(300, 'x') + R"(\"}<\/script>)";
  CHECK_FALSE(parsed(next_page("", "\"" + inner + std::string(300, ' ') + "\"")).usable());
}

}  // namespace labledger::parsers

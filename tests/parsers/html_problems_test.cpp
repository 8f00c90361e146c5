#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "core/names.hpp"
#include "parsers/html/html_document.hpp"
#include "parsers/payload.hpp"

namespace labledger::parsers {
namespace {

std::vector<CaptureProblem> problems_of(const std::string& html) {
  const Result<Document> document = parse_html({html, "text/html; charset=utf-8"});
  REQUIRE(document.has_value());
  return document->problems;
}

std::string policy() {
  std::string html;
  for (int i = 0; i < 12; ++i)
    html +=
        "<p>This policy sets out what we do with the information that we receive, and which "
        "choices people have about it, in so many words.</p>";
  return html;
}

}  // namespace

TEST_CASE("a capture that is not the page says why", "[parsers]") {
  struct Row {
    const char* html;
    CaptureProblem problem;
    const char* why;
  };
  using enum CaptureProblem;
  const auto row = GENERATE(values<Row>({
      {"", EmptyBody, "no bytes"},
      {"<html><head><title>Terms</title></head><body><div id=root></div><script src=a></script>",
       NoText, "a shell that a script would fill"},
      {"<p>Application error: a client-side exception has occurred (see the console).", ClientError,
       "a crash"},
      {"<title>Just a moment...</title><h1>shop.example</h1><p>Checking your browser.", Challenge,
       "a bot check"},
      {"<h1>Sign in</h1><form><input type=password></form>", LoginWall, "a password field alone"},
      {"<h1>Log in to continue</h1><p>Or make an account.", LoginWall, "words"},
      {"<h2>We value your privacy</h2><p>We and our partners store information on a device.",
       ConsentWall, "a consent dialog alone"},
      {"<center><h1>403 Forbidden</h1></center><hr><center>server</center>", ErrorPage,
       "a refusal"},
      {"<nav><a>Products</a></nav><h1>404</h1><p>We couldn’t find the page you’re looking for.",
       ErrorPage, "not found, with status 200"},
      {"<h1>We'll be back soon</h1><p>Scheduled maintenance.", ErrorPage, "maintenance"},
      {"<meta http-equiv=refresh content='0; url=/new'><p>Please wait.", RedirectShell,
       "a refresh"},
      {"<script>window.location.replace('/new')</script>", RedirectShell, "a script"},
      {"<p>Products</p><p>Pricing</p><p>Redirecting to legal.acme.example</p>", RedirectShell,
       "words"},
  }));
  CAPTURE(row.why);
  const std::vector<CaptureProblem> problems = problems_of(row.html);
  REQUIRE(problems.size() == 1);
  CHECK(name_of(problems[0]) == name_of(row.problem));
}

TEST_CASE("a page of some length that only mentions such things is usable", "[parsers]") {
  const char* mention = GENERATE(
      "<p>Application error: a client-side exception has occurred.</p>",
      "<h2>We value your privacy</h2>", "<h2>404</h2><p>The page you requested.</p>",
      "<script>if (x) location.href = '/y'</script>",
      "<meta http-equiv=refresh content='0;url=/x'>", "<p>Please log in to make changes.</p>",
      "<form><input type=password></form>", "<p>Tools that verify you are human may be used.</p>");
  CAPTURE(mention);
  CHECK(problems_of(policy() + mention).empty());
}

TEST_CASE("a short page that is just short is usable", "[parsers]") {
  CHECK(problems_of("<h1>Notice</h1><p>We paused the programme on 3 May 2024.</p>").empty());
  CHECK(problems_of("<p>Our policy on errors: we correct them.</p>").empty());
}

TEST_CASE("bytes of another type than the server says are a problem", "[parsers]") {
  struct Row {
    std::string bytes;
    const char* content_type;
    bool is_problem;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<html><p>This report has moved.</p></html>", "application/pdf", true, "a page for a PDF"},
      {"version https://git-lfs.example/spec/v1", "application/pdf; x=y", true, "a pointer to it"},
      {std::string("\x1F\x8B\x08\x00 binary", 11), "text/html", true, "no page at all"},
      {"<p>A text of some length.</p>", "text/plain", false, "a page by another name"},
      {"<p>A text of some length.</p>", "application/octet-stream", false, "a type of no meaning"},
      {"", "application/pdf", false, "nothing, which is a problem of its own"},
  }));
  CAPTURE(row.why);
  const Document document = parse_payload(row.bytes, row.content_type);
  const bool is_problem = document.problems == std::vector{CaptureProblem::OtherType};
  CHECK(is_problem == row.is_problem);
}

}  // namespace labledger::parsers

#include <string>

#include <catch2/catch.hpp>

#include "parsers/html/html_document.hpp"

namespace labledger::parsers {
namespace {

std::string reduced(std::string_view html) {
  const Result<ReducedHtml> result = reduce_html({html, "text/html; charset=utf-8"});
  REQUIRE(result.has_value());
  constexpr std::string_view kDoctype = "<!DOCTYPE html>";
  return result->html.substr(std::min(kDoctype.size(), result->html.size()));
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i)
    all += part;
  return all;
}

}  // namespace

TEST_CASE("reduction keeps what the document depends on and nothing else", "[parsers]") {
  struct Row {
    const char* html;
    const char* reduced;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"a<!-- b -->c", "ac", "comments go"},
      {"a<!-->b", "ab", "a comment may end at once"},
      {"a<!--b--!>c", "ac", "or end the wrong way"},
      {"a<!-- b", "a", "an open comment runs to the end"},
      {"a <?php x ?><![CDATA[y]]>b", "a b", "declarations go"},
      {"<script>if (a<b) '</p>'</script>x", "x", "a script's body is not markup"},
      {"<style>p{}</style><noscript><p>y</noscript>x", "x", "nor is a style's or noscript's"},
      {"<svg><path/><svg></svg><title>t</title></svg>x", "x", "drawings go, nested ones too"},
      {"<svg><path><div>x</div>", "<div>x</div>", "a drawing ends where a block begins"},
      {"<svg><foreignObject><div>y</div></foreignObject></svg>x", "x", "unless it may hold one"},
      {"<template><p>y</p></template>x", "x", "templates are not shown"},
      {"<template><p>x", "<p>x</p>", "an element never closed hides nothing"},
      {"<select><option>y</select>x", "x", "choices are not text"},
      {"<p class='jss123 x' data-id=7 onclick='y'>x</p>", "<p>x</p>", "attributes go"},
      {"<div class='css-1a2b related-posts'>x</div>", "<div class=\"boilerplate\">x</div>",
       "class names leave their meaning"},
      {"<p style='color:red; display : none'>x</p>", "<p hidden>x</p>", "hidden by style"},
      {"<div class=sr-only>x</div>", "<div hidden>x</div>", "hidden by convention"},
      {"x <span class=sr-only>(new window)</span>", "x (new window)", "but kept in a sentence"},
      {"<div hidden id='S:0'>x</div>", "<div>x</div>", "streamed content is going to be shown"},
      {"<b>x</b><em>y</em>", "xy", "emphasis is not structure"},
      {"<a href=\"/x?a='1'\" rel=y>x</a>", "<a href=\"/x?a='1'\">x</a>", "links stay"},
      {"<a title='>' href=x>y</a>", "<a href=\"x\">y</a>", "a quoted > does not end a tag"},
      {"a < b &amp; c", "a &lt; b &amp; c", "a stray < is text"},
      {"a \n\t b", "a b", "white space is folded"},
      {"<pre>a \n  b</pre>", "<pre>a \n  b</pre>", "but not where it means something"},
      {"10<sup>26</sup> x<sup>1</sup>", "10^26 x1", "powers of ten stay powers"},
      {"<meta name=csrf content=x><meta name=date content=2025>",
       "<meta name=\"date\" content=\"2025\">", "only telling <meta>"},
  }));
  CAPTURE(row.html, row.why);
  CHECK(reduced(row.html) == row.reduced);
}

TEST_CASE("reduced markup is balanced, whatever came in", "[parsers]") {
  struct Row {
    const char* html;
    const char* reduced;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<p>a<p>b", "<p>a</p><p>b</p>", "a paragraph closes a paragraph"},
      {"<p>a<div>b</div>", "<p>a</p><div>b</div>", "so does any block"},
      {"<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>", "items close items"},
      {"<ul><li>a<ul><li>b</ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>", "not outer ones"},
      {"<div>a</span></div></div>b", "<div>a</div>b", "end tags of nothing go"},
      {"<a href=1>a<a href=2>b", "<a href=\"1\">a</a><a href=\"2\">b</a>", "links never nest"},
      {"<table><tr><td>a<td>b<tr><td>c</table>",
       "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>", "cells"},
      {"<table>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>",
       "text in a table gets a cell, and so keeps its place"},
      {"<td>a</td>", "a", "a cell without a table is none"},
      {"<h2>a<h3>b</h2>", "<h2>a</h2><h3>b</h3>", "headings never nest"},
      {"<form><form>a</form>b</form>c", "<form>a</form>bc", "nor do forms"},
  }));
  CAPTURE(row.html, row.why);
  CHECK(reduced(row.html) == row.reduced);
}

TEST_CASE("pages that differ in noise alone have one fingerprint", "[parsers]") {
  const auto fingerprint = [](std::string_view html) {
    return reduce_html({html, ""})->fingerprint;
  };
  const std::uint64_t first = fingerprint(
      "<html><head><script nonce=a1>x</script><link href=/s.a1.css></head>"
      "<body class=_1a><p class=css-1 id=r1>Text</p></body></html>");
  CHECK(first ==
        fingerprint("<html><head><script nonce=b2>y</script><link href=/s.b2.css></head>"
                    "<body class=_2b><p class=css-2 id=r2><!-- 7 -->Text</p></body></html>"));
  CHECK(first != fingerprint("<html><head></head><body><p>Texts</p></body></html>"));
}

TEST_CASE("where policy links lead for good makes a difference to the fingerprint", "[parsers]") {
  const auto fingerprint = [](std::string_view html) {
    return reduce_html({html, ""})->fingerprint;
  };
  const std::uint64_t first = fingerprint("<p>See <a href=/policy/a?view=17>it</a> now.</p>");
  CHECK(first == fingerprint("<p>See <a href=/policy/a?view=18#top>it</a> now.</p>"));
  CHECK(first != fingerprint("<p>See <a href=/policy/b?view=17>it</a> now.</p>"));
  CHECK(first != fingerprint("<p>See <a href=/a?view=17>it</a> now.</p>"));
}

TEST_CASE("where other links lead makes no difference to the fingerprint, all else does",
          "[parsers]") {
  const auto fingerprint = [](std::string_view html) {
    return reduce_html({html, ""})->fingerprint;
  };
  const std::uint64_t first = fingerprint("<p>See <a href=/a?view=17>the policy</a> now.</p>");
  CHECK(first == fingerprint("<p>See <a href='/b?\"view=1'>the policy</a> now.</p>"));
  struct Row {
    std::string_view html;
    std::string_view why;
  };
  const auto row = GENERATE(values<Row>({
      {"<p>See <a>the policy</a> now.</p>", "no link any more"},
      {"<p>See <a href=''>the policy</a> now.</p>", "an empty target is none"},
      {"<p>See <a href=/a?view=17>the policies</a> now.</p>", "other words in the link"},
      {"<p>See <a href=/a?view=17>the policy</a> then.</p>", "other words after it"},
      {"<p>Read <a href=/a?view=17>the policy</a> now.</p>", "other words before it"},
      {"<p>See <a href=/a?view=17 hidden>the policy</a> now.</p>", "a link out of sight"},
      {"<p>See <a href=/a?view=17>the policy</a> now.</p><p></p>", "an element more"},
      {"<p>See <time datetime=/a?view=17>the policy</time> now.</p>", "not a link"},
  }));
  CAPTURE(row.why);
  CHECK(first != fingerprint(row.html));
}

TEST_CASE("the target of a link is kept although the fingerprint passes over it", "[parsers]") {
  const auto one = reduce_html({"<p><a href=/a>x</a></p>", ""});
  const auto other = reduce_html({"<p><a href=/b>x</a></p>", ""});
  CHECK(one->fingerprint == other->fingerprint);
  CHECK(build_document(*one).links.at(0).target == "/a");
  CHECK(build_document(*other).links.at(0).target == "/b");
}

TEST_CASE("hostile input ends in a stated limit", "[parsers]") {
  SECTION("nesting") {
    const auto result = reduce_html({repeated("<div>", 200'000), ""});
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == ErrorKind::TooLarge);
    CHECK(result.error().message == "HTML nesting depth: limit 512, found 513");
  }
  SECTION("attributes") {
    const auto result = reduce_html({"<p " + repeated("a=b ", 100'000) + ">", ""});
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().message == "HTML attributes in a tag: limit 256, found 100000");
  }
  SECTION("size") {
    const auto result = reduce_html({std::string(101, 'x'), ""}, {.bytes = 100});
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().message == "HTML size in bytes: limit 100, found 101");
  }
  SECTION("a depth at the limit is fine") {
    CHECK(reduce_html({repeated("<div>", 512), ""}).has_value());
  }
}

TEST_CASE("what makes other parsers quadratic is read to the end", "[parsers]") {
  // Each of these is some hundred thousand tags: without a bound the test would time out.
  struct Row {
    const char* start;
    const char* part;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<table>", "<b>x", "formatting elements that are reopened at every text"},
      {"<table>", "<a href=y>x", "links that are reopened"},
      {"<table>", "<br>x", "text moved out of a table"},
      {"", "<li><dd>", "items that do not close each other"},
      {"", "<rt>x", "optional end tags out of place"},
      {"", "<svg>x", "drawings without an end"},
      {"", "<svg><template>", "nor their parts"},
      {"<svg></svg>", "<noscript>x", "raw text without an end"},
      {"", "</p>", "end tags of nothing"},
      {"<i><div>", "<b></i>", "end tags that reach for an outer element"},
      {"", "<!--", "comments in a comment"},
      {"", "<script>", "scripts in a script"},
      {"", "<a b='", "a quote never closed"},
      {"<select>", "<option>x", "choices without an end"},
      {"", "<p><button>", "paragraphs that a scope hides"},
  }));
  CAPTURE(row.part, row.why);
  const auto result = parse_html({row.start + repeated(row.part, 100'000), ""});
  CHECK((result.has_value() || result.error().kind == ErrorKind::TooLarge));
}

}  // namespace labledger::parsers

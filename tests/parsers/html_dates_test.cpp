#include <chrono>
#include <optional>
#include <string>

#include <catch2/catch.hpp>

#include "core/names.hpp"
#include "parsers/html/html_document.hpp"
#include "parsers/html/structured_data.hpp"

namespace labledger::parsers {
namespace {

// "value precision source", or "none".
std::string shown(const std::optional<StatedDate>& date) {
  if (!date) return "none";
  return date->value + " " + std::string(name_of(date->precision)) +
         (date->source.empty() ? "" : " " + date->source);
}

std::string day_of(const std::optional<StatedDate>& date) {
  return date ? date->value.substr(0, 10) : "none";
}

Document parsed(const std::string& html) {
  Result<Document> result = parse_html({html, "text/html; charset=utf-8"});
  REQUIRE(result.has_value());
  return std::move(result).value();
}

// An article with something beside its title, before and behind its text.
Document article(const std::string& above, const std::string& below, const std::string& behind,
                 const std::string& language = "en") {
  std::string text;
  for (int i = 0; i < 8; ++i)
    text +=
        "<p>The evaluation covers every model that we train, and what it finds is written "
        "down before a model leaves the building; the board reads it first.</p>";
  return parsed("<html lang=" + language + "><title>How we evaluate models</title><body><main>" +
                above + "<h1>How we evaluate models</h1>" + below + text + behind + "</main>");
}

}  // namespace

TEST_CASE("the page's dates come from the first that states them, by name", "[parsers]") {
  struct Row {
    const char* html;
    const char* published;
    const char* modified;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<meta property=article:published_time content=2025-08-14><p>x",
       "2025-08-14 day meta article:published_time", "none", "meta"},
      {"<meta name=vendor:article_published_time content=2025-08-14><p>x",
       "2025-08-14 day meta vendor:article_published_time", "none", "a vendor's own prefix"},
      {"<script type=application/ld+json>{\"@graph\":[{\"datePublished\":\"2025-08-14\","
       "\"dateModified\":\"2025-09-01\"}]}</script><p>x",
       "2025-08-14 day json-ld datePublished", "2025-09-01 day json-ld dateModified", "JSON-LD"},
      {"<script>{\"@context\":\"https://schema.org\",\"datePublished\":\"2025-08-14\"}</"
       "script><p>x",
       "2025-08-14 day json-ld datePublished", "none", "JSON-LD whose type nobody wrote"},
      {"<span itemprop=datePublished content=2025-08-14>last week</span>",
       "2025-08-14 day itemprop datePublished", "none", "microdata"},
      {"<span property='dc:date dc:created' content=2025-08-14>last week</span>",
       "2025-08-14 day itemprop dc:date", "none", "RDFa"},
      {"<h1>T</h1><abbr class=published title='2025-08-14T09:30:00Z'>today</abbr><p>x",
       "2025-08-14T09:30:00Z second element named after a date", "none", "hAtom"},
      {"<h1>T</h1><time datetime=2025-08-14>Aug 14</time><p>x", "2025-08-14 day time", "none",
       "a time beside the title"},
      {"<h1>T</h1><p>Last updated: August 14, 2025</p><p>x", "none",
       "2025-08-14 day text \"last updated\"", "words"},
      {"<link rel=canonical href=https://lab.example/2025/08/14/t><h1>T</h1><p>x",
       "2025-08-14 day url", "none", "the page's own address, at last"},
      {"<h1>T</h1><p>In March 2023 we met.</p><p>x", "none", "none", "a date of something else"},
      {"<h1>T</h1><p>Updated yesterday</p><p>3 days ago</p>", "none", "none", "relative times"},
      {"<p>© 2025 Acme</p>", "none", "none", "a year of nothing"},
  }));
  CAPTURE(row.why);
  const Document document = parsed(row.html);
  CHECK(shown(document.published) == row.published);
  CHECK(shown(document.modified) == row.modified);
}

TEST_CASE("from when a text is in force is a date of its own", "[parsers]") {
  struct Row {
    const char* line;
    const char* language;
    const char* effective;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<p>Effective 14 August 2025</p>", "en", "2025-08-14", "English"},
      {"<p>Effective date: August 14, 2025</p>", "en", "2025-08-14", "with a colon"},
      {"<p><b>Effective:</b> <time>August 14, 2025</time></p>", "en", "2025-08-14", "marked"},
      {"<dl><dt>Effective date</dt><dd>August 14, 2025</dd></dl>", "en", "2025-08-14",
       "in an element of its own"},
      {"<p>Gültig ab 14.8.2025</p>", "de", "2025-08-14", "German"},
      {"<p>Entrée en vigueur le 14 août 2025</p>", "fr", "2025-08-14", "French"},
      {"<p>施行日:2025年8月14日</p>", "ja", "2025-08-14", "Japanese"},
      {"<p>An effective way to do it.</p>", "en", "none", "the word alone"},
  }));
  CAPTURE(row.line, row.why);
  const Document document = article("", row.line, "", row.language);
  CHECK(day_of(document.effective) == row.effective);
  CHECK(day_of(document.published) == "none");
  CHECK(day_of(document.modified) == "none");
}

TEST_CASE("a page that changed says both days, and when it came into force", "[parsers]") {
  const Document document =
      article("", "<p>Published 1 March 2025. Last updated 14 August 2025.</p>",
              "<p>Effective as of 1 September 2025.</p>");
  CHECK(shown(document.published) == "2025-03-01 day text \"published\"");
  CHECK(shown(document.modified) == "2025-08-14 day text \"last updated\"");
  CHECK(shown(document.effective) == "2025-09-01 day text \"effective as of\"");
}

TEST_CASE("a date that readers see beside the title is the page's", "[parsers]") {
  struct Row {
    const char* above;
    const char* below;
    const char* behind;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<p>14 August 2025</p>", "", "", "above it"},
      {"", "<p>14 August 2025 | Safety team</p>", "", "below it, with the author"},
      {"", "<div class=meta>By Ann Doe <span>August 14, 2025</span></div>", "", "in a byline"},
      {"", "<span class=postdate>14/08/2025</span>", "", "named after a date"},
      {"", "<p class=post-date>Aug <span class=day>14</span> 2025</p>", "", "in pieces"},
      {"", "<p>Berlin, 14.08.2025 – The lab said so.</p>", "", "first words of the text"},
      {"", "", "<p>Ann Doe, 14 August 2025</p>", "signed at the end"},
      {"", "<dl><dt>Date of publication</dt><dd>14 August 2025</dd></dl>", "",
       "in a list of facts"},
  }));
  CAPTURE(row.why);
  CHECK(day_of(article(row.above, row.below, row.behind).published) == "2025-08-14");
}

TEST_CASE("dates of other things are not the page's", "[parsers]") {
  struct Row {
    const char* below;
    const char* behind;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<nav><time datetime=2025-08-14>14 August</time></nav>", "", "a menu"},
      {"<aside>News <time datetime=2025-08-14>14 August</time></aside>", "", "beside the text"},
      {"", "<div class=comments><p class=comment-date>14 August 2025</p><p>Nice</p></div>",
       "a reader's comment"},
      {"",
       "<div class=related><a href=x>Another text of ours</a> <time>14 August 2025</time></div>",
       "another page's teaser"},
      {"<p>The hearing: 3. – 14. August 2025</p>", "", "a period"},
      {"<p>12 August 2025 – 14 August 2025, Geneva</p>", "", "a period of two whole dates"},
      {"<p>Retrieved 14 August 2025</p>", "", "a visit"},
      {"<p>Member since 14 August 2025</p>", "", "a reader"},
      {"<p>03/04/2025</p>", "", "one of two days, in English of nowhere"},
      {"", "<footer>© 2025 Lab. All rights reserved.</footer>", "a copyright"},
  }));
  CAPTURE(row.why);
  CHECK(day_of(article("", row.below, row.behind).published) == "none");
}

TEST_CASE("the language of a page settles which number is the day", "[parsers]") {
  CHECK(day_of(article("", "<p>03/04/2025</p>", "", "en-US").published) == "2025-03-04");
  CHECK(day_of(article("", "<p>03/04/2025</p>", "", "fr").published) == "2025-04-03");
  // Without a region, another date of the page may tell.
  CHECK(day_of(article("", "<p>03/04/2025</p>",
                       "<p>Terms of 21/02/2024 apply to all that we train, "
                       "and to what others train with it.</p>")
                   .published) == "2025-04-03");
}

TEST_CASE("statements that agree outvote one that does not", "[parsers]") {
  const std::string json =
      R"(<script type=application/ld+json>{"@type":"NewsArticle","datePublished":"2025-08-14"})"
      "</script>";
  const std::string meta = "<meta name=datePublished content=2025-08-13>";
  const std::string line = "<p>14 August 2025</p>";
  CHECK(day_of(parsed(meta + json + "<h1>T</h1><p>x").published) == "2025-08-13");
  CHECK(day_of(parsed(meta + json + "<h1>T</h1>" + line + "<p>x").published) == "2025-08-14");
  // What agrees on the day of the last change says nothing of the publication.
  CHECK(day_of(parsed("<meta property=article:modified_time content=2025-08-14>" + meta + json +
                      "<h1>T</h1>" + line + "<p>x")
                   .published) == "2025-08-13");
}

TEST_CASE("a moment in UTC gives way to the day that the page shows for it", "[parsers]") {
  const std::string late =
      "<meta property=article:published_time content=2025-08-15T02:17:08+00:00>";
  CHECK(day_of(parsed(late + "<h1>T</h1><time>August 14, 2025</time><p>x").published) ==
        "2025-08-14");
  CHECK(day_of(parsed(late + "<h1>T</h1><time>August 12, 2025</time><p>x").published) ==
        "2025-08-15");
}

TEST_CASE("a coarse date is made finer by one that agrees", "[parsers]") {
  const std::string year = "<meta name=citation_publication_date content=2025><h1>T</h1>";
  CHECK(shown(parsed(year + "<p>x").published) == "2025 year meta citation_publication_date");
  CHECK(day_of(parsed(year + "<time>14 August 2025</time><p>x").published) == "2025-08-14");
  CHECK(day_of(parsed(year + "<time>14 August 2024</time><p>x").published) == "2025");
}

TEST_CASE("what stands in place of a page shows no date of it", "[parsers]") {
  const Document document = parsed("<title>Just a moment...</title><p>14 August 2025</p>");
  REQUIRE_FALSE(document.usable());
  CHECK_FALSE(document.published.has_value());
}

TEST_CASE("structured data about other things does not date the page", "[parsers]") {
  struct Row {
    const char* json;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {R"({"comment":[{"datePublished":"2020-01-01"}],"datePublished":"2025-08-14"})", "a comment"},
      {R"([{"@type":"ImageObject","datePublished":"2020-01-01"},
           {"@type":"NewsArticle","datePublished":"2025-08-14"}])",
       "a picture"},
      {R"([{"@type":"WebPage","datePublished":"2020-01-01"},
           {"@type":["Article","BlogPosting"],"datePublished":"2025-08-14"}])",
       "the page around"},
      {R"([{"@type":"Article","headline":"Another text of ours","datePublished":"2020-01-01"},
           {"@type":"Article","headline":"How we evaluate models","datePublished":"2025-08-14"}])",
       "another article"},
      {R"({"@graph":[{"@type":"Person","name":"x"},{"@type":"WebPage","mainEntity":
           {"@type":"Report","datePublished":"2025-08-14"}}]})",
       "nested"},
      {"{\"headline\":\"two\nlines\",\"datePublished\":\"2025-08-14\"}", "a line end in a string"},
      {R"({"mentions":{"datePublished":"2020-01-01"}, "datePublished":"2025-08-14", oops)",
       "broken behind it"},
      {R"({oops, "datePublished": "2025-08-14"})", "broken before it"},
  }));
  CAPTURE(row.json, row.why);
  CHECK(shown(dates_in_json_ld(row.json, "How we evaluate models").published) ==
        "2025-08-14 day json-ld datePublished");
}

TEST_CASE("hostile structured data gives nothing", "[parsers]") {
  CHECK_FALSE(dates_in_json_ld(std::string(1'000'000, '[')).published.has_value());
  CHECK_FALSE(dates_in_json_ld("").published.has_value());
  CHECK_FALSE(dates_in_json_ld(R"({"datePublished":20250814})").published.has_value());
}

TEST_CASE("a day that readers see bears witness for a doubtful statement", "[parsers]") {
  const std::string marked = "<h1>T</h1><time datetime=2025-08-13>then</time>";
  const std::string doubtful = "<meta name=date content=2025-08-14>";
  const std::string text = "<p>A text of some length.";
  CHECK(day_of(parsed(doubtful + marked + text).published) == "2025-08-13");
  CHECK(day_of(parsed(doubtful + marked + "<p>14 August 2025</p>" + text).published) ==
        "2025-08-14");
}

TEST_CASE("dates in ways that programs write them are read", "[parsers]") {
  struct Row {
    const char* html;
    const char* published;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<h1>T</h1><span class=a1 data-testid=article-date>14 Aug 2025</span><p>x",
       "2025-08-14 day element named after a date", "named for tests only"},
      {"<h1>T</h1><time data-timestamp=1755165600>4 h</time><p>Some more text",
       "2025-08-14T10:00:00Z second time", "kept for scripts"},
      {"<h1>T</h1><span class=date title='Thursday, August 14, 2025'>4 h</span><p>Some text",
       "2025-08-14 day element named after a date", "in words in a title"},
      {"<link rel=canonical href=https://lab.example/news/14-08-2025><h1>T</h1><p>x",
       "2025-08-14 day url", "an address with the day first"},
      {"<link rel=canonical href=https://lab.example/news/04-08-2025><h1>T</h1><p>x", "none",
       "one of two days"},
      {"<link rel=amphtml href=https://lab.example/2025/08/14/t><h1>T</h1><p>x",
       "2025-08-14 day url", "another form of the page"},
      {"<link rel=alternate href=https://lab.example/2025/08/14/t>"
       "<link rel=alternate href=https://lab.example/2024/01/02/u><h1>T</h1><p>x",
       "none", "several others"},
      {"<meta name=description content='A record year (published 14 August 2025)'><h1>T</h1><p>x",
       "2025-08-14 day meta description", "said by the description"},
      {"<meta name=description content='On 14 August 2025 we met'><h1>T</h1><p>x", "none",
       "a day that the description tells of"},
      {"<meta property=og:locale content=en_GB><h1>T</h1><p class=date>03/04/2025</p><p>x",
       "2025-04-03 day element named after a date", "in the order of its region"},
      {"<meta name=cms.publishDateTime content=2025-08-14><p>x",
       "2025-08-14 day meta cms.publishDateTime", "a name that nobody listed"},
      {"<meta name=publisher-updatetime content=2025-08-14><p>x", "none", "not a publication"},
  }));
  CAPTURE(row.why);
  CHECK(shown(parsed(row.html).published) == row.published);
}

TEST_CASE("a film's upload dates the page that is named after it", "[parsers]") {
  const std::string film =
      R"({"@type":"VideoObject","name":"How we evaluate models","uploadDate":"2025-08-14"})";
  CHECK(dates_in_json_ld(film, "How we evaluate models").published.has_value());
  CHECK_FALSE(dates_in_json_ld(film, "Another page of ours").published.has_value());
}

TEST_CASE("what belongs to others beside the title does not date the page", "[parsers]") {
  struct Row {
    const char* above;
    const char* below;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<article><p>Another text</p><p>14 August 2025</p></article>", "", "a teaser above"},
      {"<p>Registered: 14 August 2025</p>", "", "when its author joined"},
  }));
  CAPTURE(row.why);
  CHECK(day_of(article(row.above, row.below, "").published) == "none");
  // The holder of a picture's rights says nothing of the date behind it.
  CHECK(day_of(article("<p>© Jo Doe</p>", "<time>14 August 2025</time>", "").published) ==
        "2025-08-14");
}

TEST_CASE("a date in the title is what the page is about, unless nothing else dates it",
          "[parsers]") {
  const std::string title =
      "<html lang=en><title>Results of 3 May 2025</title>"
      "<h1>Results of 3 May 2025</h1>";
  CHECK(day_of(parsed(title + "<div class=meta>By Ann, 14 August 2025</div><p>x").published) ==
        "2025-08-14");
  CHECK(shown(parsed(title + "<p>x").published) == "2025-05-03 day text of the title");
}

TEST_CASE("a label may stand behind its date", "[parsers]") {
  struct Row {
    const char* line;
    const char* published;
    const char* modified;
    const char* effective;
  };
  const auto row = GENERATE(values<Row>({
      {"<p>2025年8月14日 公開</p>", "2025-08-14", "none", "none"},
      {"<p>2025年8月14日改定</p>", "none", "2025-08-14", "none"},
      {"<p>2025年8月14日施行</p>", "none", "none", "2025-08-14"},
      {"<p>2025년 8월 14일 개정</p>", "none", "2025-08-14", "none"},
      {"<p>公開 2025年8月13日 更新 2025年8月14日</p>", "2025-08-13", "2025-08-14", "none"},
  }));
  CAPTURE(row.line);
  const Document document = article("", row.line, "", "ja");
  CHECK(day_of(document.published) == row.published);
  CHECK(day_of(document.modified) == row.modified);
  CHECK(day_of(document.effective) == row.effective);
}

TEST_CASE("a date says in which language it was written", "[parsers]") {
  struct Row {
    const char* line;
    const char* page_language;
    const char* language;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<p>14. August 2025</p>", "de-AT", "de", "the page's, where it can be"},
      {"<p>14. August 2025</p>", "", "", "one of several"},
      {"<p>14 août 2025</p>", "en", "fr", "not the page's"},
      {"<p>Stand: 14.08.2025</p>", "", "de", "its label's"},
      {"<p>2025-08-14</p>", "en", "", "no words"},
      {"<p>2025年8月14日</p>", "ja", "ja", "ideographs"},
  }));
  CAPTURE(row.line, row.why);
  const Document document = article("", row.line, "", row.page_language);
  const std::optional<StatedDate>& date =
      document.published ? document.published : document.modified;
  REQUIRE(date.has_value());
  CHECK(date->language == row.language);
  CHECK(parsed("<meta name=datePublished content='14 août 2025'><p>x").published->language.empty());
}

TEST_CASE("what only the time of the capture makes a date is kept apart", "[parsers]") {
  struct Row {
    const char* line;
    std::optional<int> hours;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<p>Updated yesterday</p>", 24, "a word"},
      {"<p>Last updated: 3 days ago</p>", 72, "a number"},
      {"<p>Aktualisiert vor 2 Stunden</p>", 2, "German"},
      {"<p>更新: 3日前</p>", 72, "Japanese"},
      {"<dl><dt>Updated</dt><dd>today</dd></dl>", 0, "behind a label of its own"},
      {"<p>Updated 2 weeks ago</p>", std::nullopt, "no day"},
      {"<p>Updated 14 August 2025, read yesterday</p>", std::nullopt, "a date as well"},
      {"<p>The board met yesterday</p>", std::nullopt, "not of the page"},
      {"<p>Updated 300 days ago</p>", std::nullopt, "too long ago to be a day"},
  }));
  CAPTURE(row.line, row.why);
  const Document document = article("", row.line, "");
  REQUIRE(document.modified_ago.has_value() == row.hours.has_value());
  if (row.hours) CHECK(document.modified_ago->ago == std::chrono::hours(*row.hours));
  if (row.hours) CHECK_FALSE(document.modified.has_value());
}

}  // namespace labledger::parsers

#include <optional>
#include <string>

#include <catch2/catch.hpp>

#include "core/names.hpp"
#include "parsers/html/html_document.hpp"
#include "parsers/html/stated_dates.hpp"
#include "parsers/html/structured_data.hpp"

namespace labledger::parsers {
namespace {

// "value precision source", or "none".
std::string shown(const std::optional<StatedDate>& date) {
  if (!date) return "none";
  return date->value + " " + std::string(name_of(date->precision)) +
         (date->source.empty() ? "" : " " + date->source);
}

Document parsed(std::string_view html) {
  Result<Document> result = parse_html({html, "text/html; charset=utf-8"});
  REQUIRE(result.has_value());
  return std::move(result).value();
}

}  // namespace

TEST_CASE("a field's date is read with the precision it was stated with", "[parsers]") {
  struct Row {
    const char* text;
    const char* date;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"2025-08-14", "2025-08-14 day", "a day"},
      {"2025-08-14T09:30:00Z", "2025-08-14T09:30:00Z second", "a moment"},
      {"2025-08-14T23:30:00-07:00", "2025-08-14T23:30:00-07:00 second", "with its offset"},
      {"2025-08-14T23:30:00+0530", "2025-08-14T23:30:00+05:30 second", "spelled without a colon"},
      {"2025-08-14 23:30:00", "2025-08-14 day", "no offset, no moment"},
      {"20250814", "2025-08-14 day", "digits alone"},
      {"Thu, 14 Aug 2025 09:30:00 GMT", "2025-08-14T09:30:00Z second", "an HTTP date"},
      {"August 14, 2025", "2025-08-14 day", "words"},
      {"14th of August 2025", "2025-08-14 day", "words the other way"},
      {"14 Aug. 2025", "2025-08-14 day", "short words"},
      {"August 2025", "2025-08 month", "a month"},
      {"2025-02-30", "none", "no such day"},
      {"1825-08-14", "none", "before the Web"},
      {"08/07/2025", "none", "day or month first? nobody knows"},
      {"yesterday", "none", "not a date"},
      {"", "none", "nothing"},
  }));
  CAPTURE(row.text, row.why);
  CHECK(shown(read_date(row.text)) == row.date);
}

TEST_CASE("a date in running text is found where it stands", "[parsers]") {
  const std::string text = "Version 2.1, in force from 3 May 2024 to 2025.";
  const auto found = find_date(text);
  REQUIRE(found.has_value());
  CHECK(text.substr(found->begin, found->end - found->begin) == "3 May 2024");
  CHECK_FALSE(find_date("It may 2 times march on; 12345678 and 1/2/2024.").has_value());
}

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
      {"<script type=application/ld+json>{\"@graph\":[{\"datePublished\":\"2025-08-14\","
       "\"dateModified\":\"2025-09-01\"}]}</script><p>x",
       "2025-08-14 day json-ld datePublished", "2025-09-01 day json-ld dateModified", "JSON-LD"},
      {"<span itemprop=datePublished content=2025-08-14>last week</span>",
       "2025-08-14 day itemprop datePublished", "none", "microdata"},
      {"<h1>T</h1><time datetime=2025-08-14>Aug 14</time><p>x", "2025-08-14 day time", "none",
       "a time beside the title"},
      {"<h1>T</h1><p>Last updated: August 14, 2025</p><p>x", "none",
       "2025-08-14 day text \"last updated\"", "words"},
      {"<h1>T</h1><p>Effective 14 August 2025</p><p>x", "2025-08-14 day text \"effective\"", "none",
       "other words"},
      {"<h1>T</h1><p>In March 2023 we met.</p><p>x", "none", "none", "a date of something else"},
      {"<p>© 2025 Acme</p>", "none", "none", "a year of nothing"},
  }));
  CAPTURE(row.why);
  const Document document = parsed(row.html);
  CHECK(shown(document.published) == row.published);
  CHECK(shown(document.modified) == row.modified);
}

TEST_CASE("structured data about other things does not date the page", "[parsers]") {
  const StructuredDates dates = dates_in_json_ld(
      R"({"comment":[{"datePublished":"2020-01-01"}],"datePublished":"2025-08-14"})");
  CHECK(shown(dates.published) == "2025-08-14 day json-ld datePublished");
}

TEST_CASE("broken or hostile structured data gives what was read before it broke", "[parsers]") {
  CHECK(shown(dates_in_json_ld(R"({"datePublished":"2025-08-14", oops)").published) ==
        "2025-08-14 day json-ld datePublished");
  CHECK_FALSE(dates_in_json_ld(std::string(1'000'000, '[')).published.has_value());
  CHECK_FALSE(dates_in_json_ld("").published.has_value());
}

}  // namespace labledger::parsers

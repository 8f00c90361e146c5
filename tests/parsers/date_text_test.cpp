#include <optional>
#include <string>

#include <catch2/catch.hpp>

#include "core/names.hpp"
#include "parsers/html/date_labels.hpp"
#include "parsers/html/date_words.hpp"
#include "parsers/html/stated_dates.hpp"
#include "parsers/html/url_dates.hpp"

namespace labledger::parsers {
namespace {

// "value precision", or "none".
std::string shown(const std::optional<StatedDate>& date) {
  return date ? date->value + " " + std::string(name_of(date->precision)) : "none";
}

std::string found_in(std::string_view text, DayOrder order = DayOrder::Unknown) {
  const std::optional<DateInText> found = find_date(text, 0, order);
  return found ? found->date.value : "none";
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
      {"2025-08-14T09:30", "2025-08-14 day", "no seconds either"},
      {"20250814", "2025-08-14 day", "digits alone"},
      {"20250814093000", "2025-08-14 day", "with a time of no known zone"},
      {"1755163800", "2025-08-14T09:30:00Z second", "seconds since 1970"},
      {"1755163800000", "2025-08-14T09:30:00Z second", "milliseconds since 1970"},
      {"Thu, 14 Aug 2025 09:30:00 GMT", "2025-08-14T09:30:00Z second", "an HTTP date"},
      {"Thu, 14 Aug 2025 09:30:00 +0200", "2025-08-14 day", "a mail date: its day"},
      {"August 14, 2025", "2025-08-14 day", "words"},
      {"14th of August 2025", "2025-08-14 day", "words the other way"},
      {"14 Aug. 2025", "2025-08-14 day", "short words"},
      {"August 2025", "2025-08 month", "a month"},
      {"2025-08", "2025-08 month", "a month in digits"},
      {"2025", "2025 year", "a year, and nothing is filled in"},
      {"2025-02-30", "none", "no such day"},
      {"2025-13", "none", "no such month"},
      {"1825-08-14", "none", "before the Web"},
      {"0001-01-01T00:00:00Z", "none", "a program's empty value"},
      {"0000000000", "none", "1970 is what programs write for nothing"},
      {"08/07/2025", "none", "day or month first? nobody knows"},
      {"yesterday", "none", "not a date"},
      {"3 days ago", "none", "relative to when?"},
      {"", "none", "nothing"},
  }));
  CAPTURE(row.text, row.why);
  CHECK(shown(read_date(row.text)) == row.date);
}

TEST_CASE("a date is read in the words of many languages", "[parsers]") {
  struct Row {
    const char* text;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"14. August 2025", "German"},
      {"14.8.2025", "German, in digits"},
      {"14. 8. 2025", "Czech, in digits"},
      {"14.08.25", "two digits everywhere"},
      {"14 août 2025", "French"},
      {"14 AOÛT 2025", "French capitals"},
      {"14 de agosto de 2025", "Spanish"},
      {"14 d'agost de 2025", "Catalan"},
      {"14 agosto 2025", "Italian"},
      {"14 augustus 2025", "Dutch"},
      {"14 augusti 2025", "Swedish"},
      {"14. elokuuta 2025", "Finnish"},
      {"14 sierpnia 2025", "Polish"},
      {"14. srpna 2025", "Czech"},
      {"14 августа 2025 г.", "Russian"},
      {"14 АВГУСТА 2025", "Russian capitals"},
      {"14 серпня 2025", "Ukrainian"},
      {"14 Ağustos 2025", "Turkish"},
      {"2025. augusztus 14.", "Hungarian: the year first"},
      {"14 Αυγούστου 2025", "Greek"},
      {"14 أغسطس 2025", "Arabic"},
      {"14 अगस्त 2025", "Hindi"},
      {"2025年8月14日", "Japanese and Chinese"},
      {"2025年08月14日", "with zeros"},
      {"2025년 8월 14일", "Korean"},
      {"2025. 8. 14.", "Korean, in digits"},
      {"2025/08/14", "slashes after the year"},
      {"14-Aug-2025", "hyphens"},
      {"Thursday, Aug 14 2025", "a weekday before it"},
      {"14\xC2\xA0"
       "August\xC2\xA0"
       "2025",
       "no-break spaces"},
  }));
  CAPTURE(row.text, row.why);
  CHECK(found_in(row.text) == "2025-08-14");
}

TEST_CASE("digits with slashes are read in one order only where that order is known", "[parsers]") {
  struct Row {
    const char* text;
    DayOrder order;
    const char* date;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"03/04/2025", DayOrder::Unknown, "none", "two days"},
      {"03/04/2025", DayOrder::DayFirst, "2025-04-03", "as in most languages"},
      {"03/04/2025", DayOrder::MonthFirst, "2025-03-04", "as in the United States"},
      {"03-04-2025", DayOrder::DayFirst, "2025-04-03", "hyphens alike"},
      {"14/08/2025", DayOrder::Unknown, "2025-08-14", "there is no 14th month"},
      {"08/14/2025", DayOrder::DayFirst, "2025-08-14", "whatever the order of others"},
      {"08/08/2025", DayOrder::Unknown, "2025-08-08", "both orders name one day"},
      {"03.04.2025", DayOrder::MonthFirst, "2025-04-03", "full stops put the day first"},
      {"31/31/2025", DayOrder::DayFirst, "none", "no day"},
      {"1.2.25", DayOrder::DayFirst, "none", "a version number may look so"},
  }));
  CAPTURE(row.text, row.why);
  CHECK(found_in(row.text, row.order) == row.date);
}

TEST_CASE("a language tells the order of days and months, or does not", "[parsers]") {
  CHECK(day_order_of("en-US") == DayOrder::MonthFirst);
  CHECK(day_order_of("en_GB") == DayOrder::DayFirst);
  CHECK(day_order_of("de") == DayOrder::DayFirst);
  CHECK(day_order_of("pt-BR") == DayOrder::DayFirst);
  CHECK(day_order_of("en") == DayOrder::Unknown);
  CHECK(day_order_of("ja") == DayOrder::Unknown);
  CHECK(day_order_of("") == DayOrder::Unknown);
}

TEST_CASE("a page's own dates tell the order where they agree", "[parsers]") {
  CHECK(day_order_in("On 14/08/2025 and 03/04/2025.") == DayOrder::DayFirst);
  CHECK(day_order_in("On 08/14/2025.") == DayOrder::MonthFirst);
  CHECK(day_order_in("On 14/08/2025 and 08/14/2025.") == DayOrder::Unknown);
  CHECK(day_order_in("Odds of 3/1, a ratio of 1/2/3 and no date.") == DayOrder::Unknown);
}

TEST_CASE("a date in running text is found where it stands", "[parsers]") {
  const std::string text = "Version 2.1, in force from 3 May 2024 to 2025.";
  const auto found = find_date(text);
  REQUIRE(found.has_value());
  CHECK(text.substr(found->begin, found->end - found->begin) == "3 May 2024");
}

TEST_CASE("numbers that are not dates are left alone", "[parsers]") {
  struct Row {
    const char* text;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"It may 2 times march on; 12345678 and 1/2/2024.", "words and an order nobody knows"},
      {"at 10.12.14.2025 in the network", "an address"},
      {"release 12.11.2021.4", "a version"},
      {"call 030-12-11-2021", "a telephone number"},
      {"mayor 14, 2025", "a longer word than the month's"},
  }));
  CAPTURE(row.text, row.why);
  CHECK(found_in(row.text) == "none");
}

TEST_CASE("a label says what the date behind it is of", "[parsers]") {
  struct Row {
    const char* before;
    const char* words;
    DateMeaning meaning;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"Published on ", "published", DateMeaning::Published, "English"},
      {"Last updated: ", "last updated", DateMeaning::Modified, "the longer label"},
      {"Published by us, updated ", "updated", DateMeaning::Modified, "the nearest label"},
      {"Effective ", "effective", DateMeaning::Effective, "in force"},
      {"Veröffentlicht am Dienstag, ", "veröffentlicht", DateMeaning::Published, "German"},
      {"STAND: ", "stand", DateMeaning::Modified, "German capitals"},
      {"Date d'entrée en vigueur : ", "date d'entrée en vigueur", DateMeaning::Effective, "French"},
      {"Обновлено: ", "обновлено", DateMeaning::Modified, "Russian"},
      {"最終更新日:", "最終更新日", DateMeaning::Modified, "Japanese"},
      {"施行日:", "施行日", DateMeaning::Effective, "Japanese, in force"},
      {"Retrieved ", "retrieved", DateMeaning::Other, "a visit"},
  }));
  CAPTURE(row.before, row.why);
  const std::optional<DateLabel> label = label_before(row.before);
  REQUIRE(label.has_value());
  CHECK(label->words == row.words);
  CHECK(label->meaning == row.meaning);
}

TEST_CASE("digits of other scripts become those of dates", "[parsers]") {
  CHECK(with_ascii_digits("১৮ ফেব্রুয়ারি ২০২০") == "18 ফেব্রুয়ারি 2020");
  CHECK(with_ascii_digits("١٤ أغسطس ٢٠٢٥") == "14 أغسطس 2025");
  CHECK(with_ascii_digits("２０２５年８月") == "2025年8月");
  CHECK(with_ascii_digits("plain 7, \xE0\xA7") == "plain 7, \xE0\xA7");
}

TEST_CASE("words that do not lead to a date are no label of it", "[parsers]") {
  CHECK_FALSE(label_before("We published it. On ").has_value());
  CHECK_FALSE(label_before("Unpublished ").has_value());
  CHECK_FALSE(label_before("Understanding ").has_value());
  CHECK_FALSE(label_before("updated 3 of the 7 ").has_value());
  CHECK_FALSE(label_before("").has_value());
}

TEST_CASE("an address dates a page by its path alone", "[parsers]") {
  struct Row {
    const char* url;
    const char* date;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"https://lab.example/2025/08/14/title", "2025-08-14 day", "folders"},
      {"https://lab.example/news/2025-08-14-title", "2025-08-14 day", "one name"},
      {"/20250814_title.html", "2025-08-14 day", "digits alone"},
      {"https://lab.example/2025/08/title", "none", "a month names no day"},
      {"https://lab.example/title?d=2025-08-14", "none", "a query"},
      {"https://2025-08-14.example/title", "none", "a host"},
      {"https://lab.example/2025/08/14/2025-08-13", "none", "two days"},
      {"https://lab.example/item/120250814", "none", "a longer number"},
      {"https://archive.example/web/20160218174457/https://lab.example/t", "none", "a capture"},
      {"", "none", "nothing"},
  }));
  CAPTURE(row.url, row.why);
  CHECK(shown(date_in_url(row.url)) == row.date);
}

}  // namespace labledger::parsers

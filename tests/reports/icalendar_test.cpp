#include "reports/icalendar.hpp"

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "core/utf8.hpp"

namespace labledger::reports {
namespace {

/// The content lines of a file, unfolded as RFC 5545 section 3.1 says. Fails on a line that is too
/// long, is no UTF-8 by itself, or does not end in CR LF.
std::vector<std::string> content_lines(std::string_view file) {
  std::vector<std::string> lines;
  while (!file.empty()) {
    const std::size_t end = file.find("\r\n");
    REQUIRE(end != std::string_view::npos);
    std::string_view line = file.substr(0, end);
    file.remove_prefix(end + 2);
    CHECK(line.size() <= 75);
    for (std::string_view rest = line; !rest.empty();) {
      const DecodedCharacter character = decode_character(rest);
      CHECK(character.valid);
      CHECK(character.value >= 0x20);
      rest.remove_prefix(character.size);
    }
    if (line.starts_with(' ')) {
      REQUIRE_FALSE(lines.empty());
      lines.back() += line.substr(1);
    } else {
      lines.emplace_back(line);
    }
  }
  return lines;
}

/// A TEXT value as section 3.3.11 reads it.
std::string unescaped(std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    CHECK(value[i] != ';');  // Would end the value.
    if (value[i] != '\\') {
      text += value[i];
      continue;
    }
    REQUIRE(++i < value.size());
    text += value[i] == 'n' ? '\n' : value[i];
  }
  return text;
}

using Properties = std::map<std::string, std::string>;

/// The events of a file, by property name with its parameters.
std::vector<Properties> events_of(const std::string& file) {
  std::vector<Properties> events;
  bool inside = false;
  for (const std::string& line : content_lines(file)) {
    const std::size_t colon = line.find(':');
    REQUIRE(colon != std::string::npos);
    const std::string name = line.substr(0, colon);
    const std::string value = line.substr(colon + 1);
    if (line == "BEGIN:VEVENT") {
      inside = true;
      events.emplace_back();
    } else if (line == "END:VEVENT") {
      inside = false;
    } else if (inside) {
      CHECK(events.back().emplace(name, value).second);
    }
  }
  return events;
}

Day on(int of_year, unsigned of_month, unsigned of_day) {
  using namespace std::chrono;
  return Day(year(of_year) / month(of_month) / day(of_day));
}

const Instant kStamp = parse_rfc3339("2026-03-14T09:30:00.250Z").value();

}  // namespace

TEST_CASE("a calendar says in plain lines what is due on which day", "[reports]") {
  const std::string file = render_icalendar("Promises", kStamp,
                                            {{.uid = "urn:uuid:1",
                                              .day = on(2026, 12, 31),
                                              .summary = "Acme: due",
                                              .description = "",
                                              .url = "https://acme.example/policy?a=1;b=2",
                                              .categories = {"pending", "written"}}});
  CHECK(file ==
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//Labledger//Promises//EN\r\n"
        "NAME:Promises\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:urn:uuid:1\r\n"
        "DTSTAMP:20260314T093000Z\r\n"
        "DTSTART;VALUE=DATE:20261231\r\n"
        "SUMMARY:Acme: due\r\n"
        "URL:https://acme.example/policy?a=1;b=2\r\n"
        "CATEGORIES:pending,written\r\n"
        "TRANSP:TRANSPARENT\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n");
}

TEST_CASE("what is written into a calendar is read from it again", "[reports]") {
  std::string quote = "We will publish it; \"all\" of it, by 2027\\2028: ";
  for (int i = 0; i < 30; ++i)
    quote += i % 3 == 0 ? "\U0001F6E1" : "安全";
  quote += " and so on";
  const auto events = events_of(render_icalendar("Promises, all; of them", kStamp,
                                                 {{.uid = "a",
                                                   .day = on(2026, 1, 2),
                                                   .summary = quote,
                                                   .description = "one\ntwo, " + quote,
                                                   .url = "",
                                                   .categories = {}},
                                                  {.uid = "b",
                                                   .day = on(2027, 1, 2),
                                                   .summary = "s",
                                                   .description = "",
                                                   .url = "",
                                                   .categories = {"a,b"}}}));
  REQUIRE(events.size() == 2);
  const Properties& first = events[0];
  CHECK(unescaped(first.at("SUMMARY")).find("We will publish it; \"all\" of it, by 2027\\2028") ==
        0);
  CHECK(unescaped(first.at("SUMMARY")).ends_with("and so on"));
  CHECK(unescaped(first.at("DESCRIPTION")).starts_with("one\ntwo, We will publish it; "));
  CHECK(first.at("DTSTART;VALUE=DATE") == "20260102");
  CHECK_FALSE(first.contains("METHOD"));
  CHECK(unescaped(events[1].at("CATEGORIES")) == "a,b");
}

TEST_CASE("foreign text adds no lines to a calendar", "[reports]") {
  const std::string hostile = "x\r\nEND:VEVENT\r\nBEGIN:VALARM\x1b[2J\xff\xe2\x80\xae\\";
  const auto events = events_of(render_icalendar(hostile, kStamp,
                                                 {{.uid = hostile,
                                                   .day = on(2026, 1, 2),
                                                   .summary = hostile,
                                                   .description = hostile,
                                                   .url = hostile,
                                                   .categories = {hostile}}}));
  REQUIRE(events.size() == 1);
  CHECK(events[0].size() == 8);
}

TEST_CASE("lines are cut at 75 bytes and never within a character", "[reports]") {
  const std::string wide = GENERATE("a", "ä", "安", "🛡");
  for (std::size_t shift = 0; shift < 80; ++shift) {
    std::string summary(shift, 'x');
    for (int i = 0; i < 60; ++i)
      summary += wide;
    const auto events = events_of(render_icalendar("n", kStamp,
                                                   {{.uid = "a",
                                                     .day = on(2026, 1, 2),
                                                     .summary = summary,
                                                     .description = "",
                                                     .url = "",
                                                     .categories = {}}}));
    REQUIRE(events.size() == 1);
    CHECK(events[0].at("SUMMARY") == summary);
  }
}

}  // namespace labledger::reports

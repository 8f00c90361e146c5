#include "parsers/feeds/feed_dates.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "parsers/html/ascii.hpp"
#include "parsers/html/stated_dates.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kFieldBytes = 64;

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return words;
    text.remove_prefix(begin);
    const std::size_t end = text.find_first_of(" \t\r\n");
    words.push_back(text.substr(0, end));
    text.remove_prefix(words.back().size());
  }
}

/// "+0530" as "+05:30", a zone's name as its offset; empty when it is neither.
std::string offset_of(std::string_view zone) {
  constexpr auto kZones =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"GMT", "Z"},
                                                                    {"UTC", "Z"},
                                                                    {"UT", "Z"},
                                                                    {"Z", "Z"},
                                                                    {"EST", "-05:00"},
                                                                    {"EDT", "-04:00"},
                                                                    {"CST", "-06:00"},
                                                                    {"CDT", "-05:00"},
                                                                    {"MST", "-07:00"},
                                                                    {"MDT", "-06:00"},
                                                                    {"PST", "-08:00"},
                                                                    {"PDT", "-07:00"}});
  for (const auto& [name, offset] : kZones) {
    if (equal_ignoring_case(zone, name)) return std::string(offset);
  }
  const bool is_signed = zone.starts_with('+') || zone.starts_with('-');
  if (!is_signed) return {};
  if (zone.size() == 5) return std::string(zone.substr(0, 3)).append(":").append(zone.substr(3));
  return zone.size() == 6 ? std::string(zone) : std::string();
}

/// "9:05" as "09:05:00".
std::string padded_time(std::string_view time) {
  std::string out(time);
  if (out.size() > 1 && out[1] == ':') out.insert(0, "0");
  if (out.size() == 5) out += ":00";
  return out;
}

/// "23", "Feb", "2026" as "2026-02-23"; empty when they are no day. Months by their first three
/// letters: generators also write them out.
std::string iso_day(std::string_view day, std::string_view month, std::string_view year) {
  constexpr auto kMonths = std::to_array<std::string_view>(
      {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});
  std::size_t number = 0;
  while (number < kMonths.size() && !equal_ignoring_case(month.substr(0, 3), kMonths[number]))
    ++number;
  if (number == kMonths.size() || day.empty() || day.size() > 2 || year.size() != 4) return {};
  std::string out(year);
  out.append(number < 9 ? "-0" : "-").append(std::to_string(number + 1));
  out.append(day.size() < 2 ? "-0" : "-").append(day);
  return parse_rfc3339(out + "T00:00:00Z") ? out : std::string();
}

/// "[Mon,] 23 Feb 2026 00:00:00 +0000".
std::optional<StatedDate> read_rfc822(std::string_view text) {
  std::vector<std::string_view> words = words_of(text);
  if (!words.empty() && words.front().ends_with(',')) words.erase(words.begin());
  if (words.size() < 3) return std::nullopt;
  const std::string day = iso_day(words[0], words[1], words[2]);
  if (day.empty()) return std::nullopt;
  StatedDate date{day, DatePrecision::Day, {}};
  if (words.size() < 5) return date;
  const std::string offset = offset_of(words[4]);
  std::string exact = day + "T" + padded_time(words[3]) + offset;
  if (offset.empty() || !parse_rfc3339(exact)) return date;
  return StatedDate{std::move(exact), DatePrecision::Second, {}};
}

}  // namespace

std::optional<StatedDate> read_feed_date(std::string_view text) {
  text = trim_ascii(trim_ascii(text).substr(0, kFieldBytes));
  if (text.size() > 4 &&
      (is_ascii_alpha(text[0]) || is_ascii_space(text[2]) || is_ascii_space(text[1]))) {
    if (std::optional<StatedDate> date = read_rfc822(text)) return date;
  }
  return read_date(text);
}

}  // namespace labledger::parsers

#include "reports/icalendar.hpp"

#include <algorithm>
#include <string_view>

#include "core/utf8.hpp"
#include "core/visible_text.hpp"

namespace labledger::reports {
namespace {

constexpr std::size_t kLineBytes = 75;

/// A value of type TEXT: escaped, and with nothing in it that cannot be seen but line ends.
std::string text_value(std::string_view foreign) {
  std::string value;
  while (true) {
    const std::size_t end = std::min(foreign.find('\n'), foreign.size());
    for (const char c : visible_line(foreign.substr(0, end))) {
      if (c == '\\' || c == ';' || c == ',') value += '\\';
      value += c;
    }
    if (end == foreign.size()) return value;
    value += "\\n";
    foreign.remove_prefix(end + 1);
  }
}

/// A value of type URI: what is left of it when only characters of URIs stay.
std::string uri_value(std::string_view foreign) {
  std::string value;
  for (const char c : foreign) {
    if (c > ' ' && c < '\x7F' && c != '"' && c != '<' && c != '>' && c != '\\') value += c;
  }
  return value;
}

/// Appends one content line, folded.
void add_line(std::string& file, std::string_view name, const std::string& value) {
  const std::string line = std::string(name) + ":" + value;
  std::size_t room = kLineBytes;
  for (std::string_view rest = line; !rest.empty();) {
    const std::size_t size = decode_character(rest).size;
    if (size > room) {
      file += "\r\n ";
      room = kLineBytes - 1;
    }
    file += rest.substr(0, size);
    room -= size;
    rest.remove_prefix(size);
  }
  file += "\r\n";
}

std::string without_signs(std::string text) {
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

/// "20250814T093000Z": seconds only.
std::string date_time(Instant at) {
  constexpr std::int64_t kSecond = 1000;
  return without_signs(format_rfc3339({at.ms / kSecond * kSecond}));
}

}  // namespace

std::string render_icalendar(const std::string& name, Instant stamp,
                             const std::vector<CalendarDay>& days) {
  std::string file;
  add_line(file, "BEGIN", "VCALENDAR");
  add_line(file, "VERSION", "2.0");
  add_line(file, "PRODID", "-//Labledger//Promises//EN");
  add_line(file, "NAME", text_value(name));
  for (const CalendarDay& day : days) {
    add_line(file, "BEGIN", "VEVENT");
    add_line(file, "UID", text_value(day.uid));
    add_line(file, "DTSTAMP", date_time(stamp));
    add_line(file, "DTSTART;VALUE=DATE", without_signs(format_date(day.day)));
    add_line(file, "SUMMARY", text_value(day.summary));
    if (!day.description.empty()) add_line(file, "DESCRIPTION", text_value(day.description));
    if (!day.url.empty()) add_line(file, "URL", uri_value(day.url));
    std::string categories;
    for (const std::string& category : day.categories) {
      if (!categories.empty()) categories += ',';
      categories += text_value(category);
    }
    if (!categories.empty()) add_line(file, "CATEGORIES", categories);
    add_line(file, "TRANSP", "TRANSPARENT");
    add_line(file, "END", "VEVENT");
  }
  add_line(file, "END", "VCALENDAR");
  return file;
}

}  // namespace labledger::reports

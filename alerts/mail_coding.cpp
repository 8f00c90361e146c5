#include "alerts/mail_coding.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>

#include <fmt/format.h>

#include "core/base64.hpp"
#include "core/utf8.hpp"

namespace labledger::alerts {
namespace {

constexpr std::size_t kCodedLine = 76;  // RFC 2045 section 6.7, without the CRLF.
constexpr std::size_t kFieldLine = 78;  // RFC 5322 section 2.1.1, without the CRLF.
constexpr std::size_t kWordBytes = 42;  // 56 characters of base64: with its frame under 75.

/// Appends one line of a text in quoted-printable, without its line end.
void append_coded_line(std::string& out, std::string_view line) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::size_t width = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    const bool is_last = i + 1 == line.size();
    const bool is_plain = (byte > 0x20 && byte < 0x7F && byte != '=') || (byte == ' ' && !is_last);
    const std::size_t size = is_plain ? 1 : 3;
    if (width + size > kCodedLine - (is_last ? 0 : 1)) {  // Room for the "=" of a soft line end.
      out += "=\r\n";
      width = 0;
    }
    width += size;
    if (is_plain) {
      out += line[i];
    } else {
      out.append({'=', kHex[byte >> 4U], kHex[byte & 15U]});
    }
  }
}

/// The field folded at blanks; empty when it cannot be, or must be coded.
std::string folded(std::string_view name, std::string_view text) {
  const bool is_plain = std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
  if (!is_plain || text.find("=?") != std::string_view::npos) return {};
  std::string out = std::string(name) + ":";
  std::size_t width = out.size();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.size() + 1 > kFieldLine) return {};
    if (width + 1 + word.size() > kFieldLine) {
      out += "\r\n";
      width = 0;
    }
    out.append(" ").append(word);
    width += 1 + word.size();
  }
  return out + "\r\n";
}

}  // namespace

std::string quoted_printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    append_coded_line(out, text.substr(0, end));
    out += "\r\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string text_field(std::string_view name, std::string_view text) {
  if (std::string field = folded(name, text); !field.empty()) return field;
  std::string out = std::string(name) + ":";
  bool is_first = true;
  while (!text.empty()) {
    std::size_t size = 0;  // Encoded words hold whole characters.
    while (size < text.size()) {
      const std::size_t next = decode_character(text.substr(size)).size;
      // The first one shares its line with the field's name.
      if (size + next > (is_first ? kWordBytes - 15 : kWordBytes)) break;
      size += next;
    }
    out += is_first ? " =?utf-8?B?" : "\r\n =?utf-8?B?";
    out.append(base64(text.substr(0, size))).append("?=");
    text.remove_prefix(size);
    is_first = false;
  }
  return out + "\r\n";
}

std::string mail_date(Instant at) {
  using namespace std::chrono;
  constexpr auto kDays =
      std::to_array<const char*>({"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"});
  constexpr auto kMonths = std::to_array<const char*>(
      {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
  const sys_time<milliseconds> time{milliseconds{at.ms}};
  const sys_days day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{floor<seconds>(time - day)};
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000", kDays[weekday{day}.c_encoding()],
                     static_cast<unsigned>(date.day()),
                     kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

}  // namespace labledger::alerts

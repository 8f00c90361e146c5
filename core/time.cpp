#include "core/time.hpp"

#include <array>
#include <cstdio>

namespace labledger {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::int64_t kMsPerDay = 86'400'000;

/// Reads exactly `width` digits at `at`; -1 when there are not that many.
int digits_at(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + width; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

Error malformed(std::string_view what, std::string_view text) {
  return {ErrorKind::Malformed,
          std::string("not ").append(what).append(": '").append(text.substr(0, 60)).append("'")};
}

struct Fields {
  int year = -1, month = -1, day = -1, hour = -1, minute = -1, second = -1;
};

/// The instant of UTC fields, or nothing when they name no moment. A leap second (60) is the next.
std::optional<Instant> from_fields(const Fields& f) {
  const year_month_day date{year{f.year}, month{static_cast<unsigned>(f.month)},
                            day{static_cast<unsigned>(f.day)}};
  if (f.year < 0 || f.month < 1 || f.day < 1 || !date.ok()) return std::nullopt;
  if (f.hour < 0 || f.hour > 23 || f.minute < 0 || f.minute > 59) return std::nullopt;
  if (f.second < 0 || f.second > 60) return std::nullopt;
  const std::int64_t day_count = sys_days{date}.time_since_epoch().count();
  return Instant{day_count * kMsPerDay + ((f.hour * 60LL + f.minute) * 60 + f.second) * 1000};
}

constexpr std::array<std::string_view, 12> kMonthNames = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

int month_number(std::string_view name) {
  for (std::size_t i = 0; i < kMonthNames.size(); ++i) {
    if (kMonthNames[i] == name) return static_cast<int>(i) + 1;
  }
  return -1;
}

struct CivilDay {
  int year;
  unsigned month;
  unsigned day;
};

CivilDay civil_day(Instant at) {
  std::int64_t whole_days = at.ms / kMsPerDay;
  if (at.ms % kMsPerDay < 0) --whole_days;
  const year_month_day date{sys_days{days{whole_days}}};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day())};
}

/// Appends a number with at least so many digits.
void append_number(std::string& text, int number, std::size_t digits) {
  std::string written = std::to_string(number < 0 ? -number : number);
  if (number < 0) text += '-';
  if (written.size() < digits) text.append(digits - written.size(), '0');
  text += written;
}

}  // namespace

std::string format_day(Instant at) {
  const CivilDay date = civil_day(at);
  std::string text;
  append_number(text, date.year, 4);
  append_number(text += '-', static_cast<int>(date.month), 2);
  append_number(text += '-', static_cast<int>(date.day), 2);
  return text;
}

std::string format_rfc3339(Instant at) {
  std::int64_t ms = at.ms % kMsPerDay;
  if (ms < 0) ms += kMsPerDay;
  const auto part = [&](std::int64_t unit, std::int64_t modulus) {
    return static_cast<int>(ms / unit % modulus);
  };
  std::string text = format_day(at);
  append_number(text += 'T', part(3'600'000, 24), 2);
  append_number(text += ':', part(60'000, 60), 2);
  append_number(text += ':', part(1000, 60), 2);
  if (ms % 1000 != 0) append_number(text += '.', part(1, 1000), 3);
  return text += 'Z';
}

Result<Instant> parse_rfc3339(std::string_view text) {
  const auto fail = [&] { return malformed("an RFC 3339 time", text); };
  if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[13] != ':' || text[16] != ':') {
    return fail();
  }
  if (text[10] != 'T' && text[10] != 't' && text[10] != ' ') return fail();
  const auto whole =
      from_fields({digits_at(text, 0, 4), digits_at(text, 5, 2), digits_at(text, 8, 2),
                   digits_at(text, 11, 2), digits_at(text, 14, 2), digits_at(text, 17, 2)});
  if (!whole) return fail();
  std::size_t at = 19;
  std::int64_t fraction_ms = 0;
  if (text[at] == '.') {
    std::int64_t unit = 100;
    const std::size_t first = ++at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10) {
      fraction_ms += (text[at] - '0') * unit;
    }
    if (at == first) return fail();
  }
  if (at + 1 == text.size() && (text[at] == 'Z' || text[at] == 'z')) {
    return Instant{whole->ms + fraction_ms};
  }
  if (at + 6 != text.size() || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':') {
    return fail();
  }
  const int hours = digits_at(text, at + 1, 2);
  const int minutes = digits_at(text, at + 4, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return fail();
  const std::int64_t offset_ms = (hours * 60LL + minutes) * 60'000;
  return Instant{whole->ms + fraction_ms + (text[at] == '+' ? -offset_ms : offset_ms)};
}

Result<Instant> parse_http_date(std::string_view text) {
  Fields f;
  const auto clock_at = [&](std::size_t at) {
    if (at + 8 > text.size() || text[at + 2] != ':' || text[at + 5] != ':') return;
    f.hour = digits_at(text, at, 2);
    f.minute = digits_at(text, at + 3, 2);
    f.second = digits_at(text, at + 6, 2);
  };
  const std::size_t comma = text.find(',');
  if (comma == 3 && text.size() == 29 && text.ends_with(" GMT")) {  // IMF-fixdate
    f.day = digits_at(text, 5, 2);
    f.month = month_number(text.substr(8, 3));
    f.year = digits_at(text, 12, 4);
    clock_at(17);
  } else if (comma != std::string_view::npos && text.size() == comma + 24 &&
             text.ends_with(" GMT")) {  // rfc850-date: two-digit year
    f.day = digits_at(text, comma + 2, 2);
    f.month = month_number(text.substr(comma + 5, 3));
    const int two_digits = digits_at(text, comma + 9, 2);
    if (two_digits >= 0) f.year = two_digits + (two_digits < 70 ? 2000 : 1900);
    clock_at(comma + 12);
  } else if (comma == std::string_view::npos && text.size() == 24) {  // asctime-date
    f.month = month_number(text.substr(4, 3));
    f.day = text[8] == ' ' ? digits_at(text, 9, 1) : digits_at(text, 8, 2);
    clock_at(11);
    f.year = digits_at(text, 20, 4);
  }
  if (const auto instant = from_fields(f)) return *instant;
  return malformed("an HTTP date", text);
}

Instant SystemClock::now() const {
  using std::chrono::duration_cast;
  using std::chrono::milliseconds;
  return {duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
}

}  // namespace labledger

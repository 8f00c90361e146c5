#include "parsers/html/stated_dates.hpp"

#include <algorithm>
#include <array>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kFieldBytes = 64;
constexpr unsigned kFirstYear = 1990;  // The Web's first.
constexpr unsigned kLastYear = 2099;

constexpr auto kMonths =
    std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july",
                                     "august", "september", "october", "november", "december"});

struct Day {
  unsigned year = 0;
  unsigned month = 0;  // 0 when not stated.
  unsigned day = 0;    // 0 when not stated.
};

bool is_calendar_day(const Day& date) {
  if (date.year < kFirstYear || date.year > kLastYear || date.month > 12) return false;
  if (date.day == 0) return true;
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(date.year)),
                                     std::chrono::month(date.month), std::chrono::day(date.day))
      .ok();
}

void append_padded(unsigned number, std::string& out) {
  if (number < 10) out += '0';
  out += std::to_string(number);
}

std::optional<StatedDate> state(const Day& date) {
  if (!is_calendar_day(date)) return std::nullopt;
  StatedDate stated{std::to_string(date.year), DatePrecision::Year, {}};
  if (date.month == 0) return stated;
  stated.precision = DatePrecision::Month;
  append_padded(date.month, stated.value += '-');
  if (date.day == 0) return stated;
  stated.precision = DatePrecision::Day;
  append_padded(date.day, stated.value += '-');
  return stated;
}

// Reads text from left to right; every reader leaves the place alone when it finds nothing.
class DateReader {
 public:
  DateReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  [[nodiscard]] std::size_t position() const { return at_; }

  bool skip(std::string_view wanted) {
    if (!equal_ignoring_case(text_.substr(at_, wanted.size()), wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  bool skip_blanks() {
    const std::size_t before = at_;
    while (at_ < text_.size() && is_ascii_space(text_[at_]))
      ++at_;
    return at_ > before;
  }

  // A number of `low` to `high` digits that no further digit follows.
  std::optional<unsigned> number(std::size_t low, std::size_t high) {
    std::size_t size = 0;
    unsigned value = 0;
    while (at_ + size < text_.size() && size <= high && is_ascii_digit(text_[at_ + size]))
      value = value * 10 + static_cast<unsigned>(text_[at_ + size++] - '0');
    if (size < low || size > high) return std::nullopt;
    at_ += size;
    return value;
  }

  // A month's name, or its first three letters or "Sept", with or without a full stop.
  std::optional<unsigned> month() {
    std::size_t size = 0;
    while (at_ + size < text_.size() && is_ascii_alpha(text_[at_ + size]))
      ++size;
    const std::string_view word = text_.substr(at_, size);
    for (unsigned i = 0; i < kMonths.size(); ++i) {
      const bool is_short = word.size() == 3 || (word.size() == 4 && i == 8);
      const std::string_view name = is_short ? kMonths[i].substr(0, word.size()) : kMonths[i];
      if (!equal_ignoring_case(word, name)) continue;
      at_ += size;
      skip(".");
      return i + 1;
    }
    return std::nullopt;
  }

  // "2025-08-14", "2025/08/14", "2025.08.14".
  std::optional<Day> iso_day() {
    const std::size_t start = at_;
    const std::optional<unsigned> year = number(4, 4);
    if (year && at_ < text_.size()) {
      const std::string_view separator = text_.substr(at_, 1);
      if (separator == "-" || separator == "/" || separator == ".") {
        ++at_;
        const std::optional<unsigned> month = number(1, 2);
        if (month && skip(separator)) {
          const std::optional<unsigned> day = number(1, 2);
          if (day && *month > 0 && *day > 0) return Day{*year, *month, *day};
        }
      }
    }
    at_ = start;
    return std::nullopt;
  }

  // "August 14, 2025", "August 14th 2025", "August 2025".
  std::optional<Day> month_first() {
    const std::size_t start = at_;
    const std::optional<unsigned> named = month();
    if (named && skip_blanks()) {
      if (const std::optional<unsigned> year = number(4, 4)) return Day{*year, *named, 0};
      const std::optional<unsigned> day = number(1, 2);
      if (day && *day > 0) {
        skip_ordinal();
        skip(",");
        if (skip_blanks()) {
          if (const std::optional<unsigned> year = number(4, 4)) return Day{*year, *named, *day};
        }
      }
    }
    at_ = start;
    return std::nullopt;
  }

  // "14 August 2025", "14th of Aug. 2025", "14-Aug-2025".
  std::optional<Day> day_first() {
    const std::size_t start = at_;
    const std::optional<unsigned> day = number(1, 2);
    if (day && *day > 0) {
      skip_ordinal();
      const bool is_joined = skip("-");
      if (!is_joined) skip_blanks();
      if (skip("of")) skip_blanks();
      const std::optional<unsigned> named = month();
      if (named) {
        if (is_joined ? skip("-") : (skip(","), skip_blanks())) {
          if (const std::optional<unsigned> year = number(4, 4)) return Day{*year, *named, *day};
        }
      }
    }
    at_ = start;
    return std::nullopt;
  }

  std::optional<Day> any() {
    if (const std::optional<Day> found = iso_day()) return found;
    if (const std::optional<Day> found = day_first()) return found;
    return month_first();
  }

 private:
  void skip_ordinal() {
    for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
      if (skip(suffix)) return;
    }
  }

  std::string_view text_;
  std::size_t at_;
};

std::optional<StatedDate> with_seconds(std::string_view field) {
  std::string text(field);
  // "+0530" is as common as "+05:30"; RFC 3339 wants the colon.
  const std::size_t sign = text.find_last_of("+-");
  if (sign != std::string_view::npos && sign > 15 && text.size() - sign == 5)
    text = text.substr(0, sign + 3) + ':' + text.substr(sign + 3);
  if (!parse_rfc3339(text)) return std::nullopt;
  text[10] = 'T';
  return StatedDate{text, DatePrecision::Second, {}};
}

}  // namespace

std::optional<StatedDate> read_date(std::string_view text) {
  const std::string_view field = trim_ascii(trim_ascii(text).substr(0, kFieldBytes));
  if (std::optional<StatedDate> exact = with_seconds(field)) return exact;
  if (const Result<Instant> sent = parse_http_date(field))
    return StatedDate{format_rfc3339(*sent), DatePrecision::Second, {}};
  DateReader reader(field, 0);
  if (const std::optional<Day> day = reader.iso_day()) return state(*day);
  if (const std::optional<unsigned> digits = reader.number(8, 8))
    return state({*digits / 10000, *digits / 100 % 100, *digits % 100});
  if (std::optional<DateInText> found = find_date(field)) return std::move(found->date);
  return std::nullopt;
}

std::optional<DateInText> find_date(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    const bool starts_word =
        at == 0 || !(is_ascii_alpha(text[at - 1]) || is_ascii_digit(text[at - 1]));
    if (!starts_word) continue;
    if (!is_ascii_alpha(text[at]) && !is_ascii_digit(text[at])) continue;
    DateReader reader(text, at);
    const std::optional<Day> day = reader.any();
    if (!day) continue;
    if (std::optional<StatedDate> date = state(*day))
      return DateInText{std::move(*date), at, reader.position()};
  }
  return std::nullopt;
}

}  // namespace labledger::parsers

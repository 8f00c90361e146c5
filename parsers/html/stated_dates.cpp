#include "parsers/html/stated_dates.hpp"

#include <algorithm>

#include "parsers/html/ascii.hpp"
#include "parsers/html/month_names.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kFieldBytes = 64;
constexpr unsigned kFirstYear = 1990;  // The Web's first.
constexpr unsigned kLastYear = 2099;

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
  DateReader(std::string_view text, std::size_t at, DayOrder order)
      : text_(text), at_(at), order_(order) {}

  [[nodiscard]] std::size_t position() const { return at_; }

  bool skip(std::string_view wanted) {
    if (!equal_ignoring_case(text_.substr(at_, wanted.size()), wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  bool skip_blanks() {
    const std::size_t before = at_;
    while (skip_blank()) {
    }
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

  // A month's name, or a short form of it, with or without a full stop.
  std::optional<unsigned> month() {
    const FoldedWord word = word_at(text_, at_);
    const unsigned month = month_of_word(word.view());
    if (month == 0) return std::nullopt;
    at_ += word.consumed;
    skip(".");
    return month;
  }

  std::optional<Day> any() {
    const std::size_t start = at_;
    using Form = std::optional<Day> (DateReader::*)();
    for (const Form form :
         {&DateReader::ideographic_day, &DateReader::iso_day, &DateReader::year_first,
          &DateReader::numeric_day, &DateReader::day_first, &DateReader::month_first}) {
      if (const std::optional<Day> found = (this->*form)()) return found;
      at_ = start;
    }
    return std::nullopt;
  }

  // "2025-08-14", "2025/08/14", "2025.08.14", "2025. 8. 14".
  std::optional<Day> iso_day() {
    const std::optional<unsigned> year = number(4, 4);
    if (!year || at_ >= text_.size()) return std::nullopt;
    const std::string_view separator = text_.substr(at_, 1);
    if (separator != "-" && separator != "/" && separator != ".") return std::nullopt;
    ++at_;
    if (separator == ".") skip_blanks();
    const std::optional<unsigned> month = number(1, 2);
    if (!month || !skip(separator)) return std::nullopt;
    if (separator == ".") skip_blanks();
    const std::optional<unsigned> day = number(1, 2);
    if (!day || *month == 0 || *day == 0) return std::nullopt;
    return Day{*year, *month, *day};
  }

  // The dates of "03/04/2025" in both orders, where there are such days.
  struct Readings {
    std::optional<Day> day_first;
    std::optional<Day> month_first;
  };

  // "14.08.2025", "14. 8. 2025", "14/08/2025", "14-08-25".
  std::optional<Readings> numeric() {
    const std::size_t start = at_;
    const std::optional<unsigned> first = number(1, 2);
    const std::size_t first_size = at_ - start;
    if (!first || at_ >= text_.size()) return std::nullopt;
    const std::string_view separator = text_.substr(at_, 1);
    if (separator != "." && separator != "/" && separator != "-") return std::nullopt;
    ++at_;
    if (separator == ".") skip_blanks();
    const std::size_t second_at = at_;
    const std::optional<unsigned> second = number(1, 2);
    const bool is_padded = first_size == 2 && at_ - second_at == 2;
    if (!second || !skip(separator)) return std::nullopt;
    if (separator == ".") skip_blanks();
    const std::optional<unsigned> year = year_of_number(is_padded);
    if (!year || *first == 0 || *second == 0) return std::nullopt;
    Readings readings{Day{*year, *second, *first}, Day{*year, *first, *second}};
    if (!is_calendar_day(*readings.day_first)) readings.day_first.reset();
    if (separator == "." || !is_calendar_day(*readings.month_first)) readings.month_first.reset();
    return readings;
  }

 private:
  bool skip_blank() {
    if (skip("\xC2\xA0")) return true;  // No-break space.
    if (at_ >= text_.size() || !is_ascii_space(text_[at_])) return false;
    ++at_;
    return true;
  }

  void skip_ordinal() {
    for (const std::string_view suffix : {"st", "nd", "rd", "th", "er", "º", "."}) {
      if (skip(suffix)) return;
    }
  }

  // "de", "del", "of" and their like, between the parts of a date.
  void skip_particle() {
    for (const std::string_view particle : {"de ", "del ", "of ", "d'", "d’", "di "}) {
      if (skip(particle)) return;
    }
  }

  // Four digits; or two, where the other numbers were written with two as well.
  std::optional<unsigned> year_of_number(bool is_padded) {
    if (const std::optional<unsigned> year = number(4, 4)) return year;
    if (!is_padded) return std::nullopt;
    const std::optional<unsigned> short_year = number(2, 2);
    if (!short_year || (*short_year > 49 && *short_year < 90)) return std::nullopt;
    return *short_year + (*short_year < 50 ? 2000 : 1900);
  }

  std::optional<Day> numeric_day() {
    const std::optional<Readings> readings = numeric();
    if (!readings) return std::nullopt;
    const auto& [day_first, month_first] = *readings;
    if (!day_first || !month_first) return day_first ? day_first : month_first;
    if (day_first->day == day_first->month) return day_first;
    if (order_ == DayOrder::DayFirst) return day_first;
    if (order_ == DayOrder::MonthFirst) return month_first;
    return std::nullopt;
  }

  // "2025年8月14日", "2025년 8월 14일".
  std::optional<Day> ideographic_day() {
    const std::optional<unsigned> year = number(4, 4);
    if (!year || (!skip("年") && !skip("년"))) return std::nullopt;
    skip_blanks();
    const std::optional<unsigned> month = number(1, 2);
    if (!month || *month == 0 || (!skip("月") && !skip("월"))) return std::nullopt;
    const std::size_t month_end = at_;
    skip_blanks();
    const std::optional<unsigned> day = number(1, 2);
    if (day && *day > 0) {
      const bool has_unit = skip("日") || skip("일") || skip("号");
      if (has_unit || at_ >= text_.size() || !is_word_byte(text_[at_]))
        return Day{*year, *month, *day};
    }
    at_ = month_end;
    return Day{*year, *month, 0};
  }

  // "2025. január 14.", "2025 August 14", "2025 m. rugpjūčio 14 d.", "2025. gada 14. augusts".
  std::optional<Day> year_first() {
    const std::optional<unsigned> year = number(4, 4);
    if (!year) return std::nullopt;
    skip(".");
    if (!skip_blanks()) return std::nullopt;
    const bool says_year = skip("m.") || skip("gada");  // In Lithuanian and Latvian.
    if (says_year) skip_blanks();
    std::optional<unsigned> named = month();
    if (named && !skip_blanks()) return std::nullopt;
    const std::optional<unsigned> day = number(1, 2);
    if (!day || *day == 0) return std::nullopt;
    if (!named && says_year) {
      skip(".");
      if (skip_blanks()) named = month();
    }
    if (!named) return std::nullopt;
    return Day{*year, *named, *day};
  }

  // "August 14, 2025", "August 14th 2025", "August 2025".
  std::optional<Day> month_first() {
    const std::optional<unsigned> named = month();
    if (!named) return std::nullopt;
    skip(",");
    if (!skip_blanks()) return std::nullopt;
    skip_particle();
    if (const std::optional<unsigned> year = number(4, 4)) return Day{*year, *named, 0};
    const std::optional<unsigned> day = number(1, 2);
    if (!day || *day == 0) return std::nullopt;
    skip_ordinal();
    skip(",");
    if (!skip_blanks()) return std::nullopt;
    const std::optional<unsigned> year = number(4, 4);
    if (!year) return std::nullopt;
    return Day{*year, *named, *day};
  }

  // "14 August 2025", "14th of Aug. 2025", "14-Aug-2025", "14 de agosto de 2025".
  std::optional<Day> day_first() {
    const std::optional<unsigned> day = number(1, 2);
    if (!day || *day == 0) return std::nullopt;
    skip_ordinal();
    const bool is_joined = skip("-") || skip("/");
    if (!is_joined) skip_blanks();
    skip_particle();
    const std::optional<unsigned> named = month();
    if (!named) return std::nullopt;
    if (is_joined && !skip("-") && !skip("/")) return std::nullopt;
    if (!is_joined && !(skip(","), skip_blanks())) return std::nullopt;
    skip_particle();
    const std::optional<unsigned> year = number(4, 4);
    if (!year) return std::nullopt;
    return Day{*year, *named, *day};
  }

  std::string_view text_;
  std::size_t at_;
  DayOrder order_;
};

// Whether a date may begin here: not in the middle of a word or of a longer row of numbers.
bool may_begin(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (!is_word_byte(c)) return false;
  if (at == 0) return true;
  const char before = text[at - 1];
  if (is_ascii_digit(c)) {
    if (is_ascii_alpha(before) || is_ascii_digit(before)) return false;
    const bool is_joint = before == '.' || before == '/' || before == '-' || before == ':';
    return !(is_joint && at > 1 && is_ascii_digit(text[at - 2]));
  }
  // A word of letters begins where the last character was none; digits may touch it.
  return !is_word_byte(before);
}

// Whether a date may end here: no digit, and no number joined by a full stop or a slash, follows.
bool may_end(std::string_view text, std::size_t end) {
  if (end >= text.size()) return true;
  const char c = text[end];
  if (is_ascii_digit(c)) return false;
  const bool is_joint = c == '.' || c == '/' || c == '-';
  return !(is_joint && end + 1 < text.size() && is_ascii_digit(text[end + 1]));
}

// Whether a date in RFC 3339 form is of a year that a page can be of.
bool is_web_year(std::string_view date) {
  return date.substr(0, 4) >= "1990" && date.substr(0, 4) <= "2099";
}

std::optional<StatedDate> with_seconds(std::string_view field) {
  std::string text(field);
  // "+0530" is as common as "+05:30"; RFC 3339 wants the colon.
  const std::size_t sign = text.find_last_of("+-");
  if (sign != std::string_view::npos && sign > 15 && text.size() - sign == 5)
    text = text.substr(0, sign + 3) + ':' + text.substr(sign + 3);
  if (!parse_rfc3339(text) || !is_web_year(text)) return std::nullopt;
  text[10] = 'T';
  return StatedDate{text, DatePrecision::Second, {}};
}

// Seconds or milliseconds since 1970, as programs write them.
std::optional<StatedDate> from_epoch(std::string_view field) {
  if (field.size() != 10 && field.size() != 13) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : field) {
    if (!is_ascii_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  const std::string text = format_rfc3339({field.size() == 10 ? value * 1000 : value});
  if (!is_web_year(text)) return std::nullopt;
  return StatedDate{text, DatePrecision::Second, {}};
}

// "2025-08" and "2025": all that is stated, in a field that holds nothing else.
std::optional<StatedDate> coarse(std::string_view field) {
  DateReader reader(field, 0, DayOrder::Unknown);
  const std::optional<unsigned> year = reader.number(4, 4);
  if (!year) return std::nullopt;
  if (reader.position() == field.size()) return state({*year, 0, 0});
  if (!reader.skip("-") && !reader.skip("/")) return std::nullopt;
  const std::optional<unsigned> month = reader.number(2, 2);
  if (!month || *month == 0 || reader.position() != field.size()) return std::nullopt;
  return state({*year, *month, 0});
}

// The first eight digits of "20250814" or "20250814093000".
std::optional<StatedDate> compact(std::string_view field) {
  if (field.size() != 8 && field.size() != 14) return std::nullopt;
  if (!std::all_of(field.begin(), field.end(), is_ascii_digit)) return std::nullopt;
  DateReader reader(field.substr(0, 8), 0, DayOrder::Unknown);
  const std::optional<unsigned> digits = reader.number(8, 8);
  const Day day{*digits / 10000, *digits / 100 % 100, *digits % 100};
  return day.month == 0 || day.day == 0 ? std::nullopt : state(day);
}

}  // namespace

std::optional<StatedDate> read_date(std::string_view text, DayOrder order) {
  const std::string_view field = trim_ascii(trim_ascii(text).substr(0, kFieldBytes));
  if (field.size() < 4) return std::nullopt;
  if (std::optional<StatedDate> exact = with_seconds(field)) return exact;
  if (const Result<Instant> sent = parse_http_date(field)) {
    const std::string moment = format_rfc3339(*sent);
    if (is_web_year(moment)) return StatedDate{moment, DatePrecision::Second, {}};
  }
  if (std::optional<StatedDate> day = compact(field)) return day;
  if (std::optional<StatedDate> moment = from_epoch(field)) return moment;
  if (std::optional<StatedDate> month = coarse(field)) return month;
  DateReader reader(field, 0, order);
  // "2025-08-14T09:30" and what else may follow a day in a field.
  if (const std::optional<Day> day = reader.iso_day()) return state(*day);
  if (std::optional<DateInText> found = find_date(field, 0, order)) return std::move(found->date);
  return std::nullopt;
}

std::optional<DateInText> find_date(std::string_view text, std::size_t from, DayOrder order) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!may_begin(text, at)) continue;
    DateReader reader(text, at, order);
    const std::optional<Day> day = reader.any();
    if (!day || !may_end(text, reader.position())) continue;
    if (std::optional<StatedDate> date = state(*day))
      return DateInText{std::move(*date), at, reader.position()};
  }
  return std::nullopt;
}

DayOrder day_order_in(std::string_view text) {
  DayOrder order = DayOrder::Unknown;
  for (std::size_t slash = text.find('/'); slash != std::string_view::npos;
       slash = text.find('/', slash + 1)) {
    std::size_t at = slash;
    while (at > 0 && slash - at < 2 && is_ascii_digit(text[at - 1]))
      --at;
    if (at == slash || !may_begin(text, at)) continue;
    DateReader reader(text, at, DayOrder::Unknown);
    const auto readings = reader.numeric();
    if (!readings || !may_end(text, reader.position())) continue;
    if (readings->day_first.has_value() == readings->month_first.has_value()) continue;
    const DayOrder seen = readings->day_first ? DayOrder::DayFirst : DayOrder::MonthFirst;
    if (order != DayOrder::Unknown && order != seen) return DayOrder::Unknown;
    order = seen;
  }
  return order;
}

}  // namespace labledger::parsers

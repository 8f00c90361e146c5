#include "analysis/promises/time_expression.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/promises/time_length.hpp"

namespace labledger::analysis {
namespace {

using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int kFirstYear = 2015;
constexpr int kLastYear = 2100;

using Words = std::span<const TimeWord>;

constexpr auto kMonths = std::to_array<std::pair<std::string_view, unsigned>>(
    {{"january", 1},   {"february", 2},  {"march", 3},  {"april", 4},     {"may", 5},
     {"june", 6},      {"july", 7},      {"august", 8}, {"september", 9}, {"october", 10},
     {"november", 11}, {"december", 12}, {"jan", 1},    {"feb", 2},       {"mar", 3},
     {"apr", 4},       {"jun", 6},       {"jul", 7},    {"aug", 8},       {"sep", 9},
     {"sept", 9},      {"oct", 10},      {"nov", 11},   {"dec", 12}});

/// Seasons by their first month. Winter runs into the next year.
constexpr auto kSeasons = std::to_array<std::pair<std::string_view, unsigned>>(
    {{"spring", 3}, {"summer", 6}, {"autumn", 9}, {"fall", 9}, {"winter", 12}});

constexpr auto kOrdinals = std::to_array<std::pair<std::string_view, unsigned>>({{"first", 1},
                                                                                 {"second", 2},
                                                                                 {"third", 3},
                                                                                 {"fourth", 4},
                                                                                 {"last", 4},
                                                                                 {"1st", 1},
                                                                                 {"2nd", 2},
                                                                                 {"3rd", 3},
                                                                                 {"4th", 4}});

Day first_of_month(int of_year, unsigned of_month) {
  return Day(year_month_day(year(of_year), month(of_month), std::chrono::day(1)));
}

/// The last day of so many months from the first day of one.
Day end_of(Day begin, unsigned month_count) {
  return later(begin, months(month_count), std::chrono::days(0)) - std::chrono::days(1);
}

TimeExpression span_of_months(int of_year, unsigned of_month, unsigned count, std::size_t next) {
  const Day first = first_of_month(of_year, of_month);
  return {.first = first,
          .last = end_of(first, count),
          .precision = count >= 6 ? DatePrecision::Year : DatePrecision::Month,
          .reference = TimeReference::Written,
          .next = next};
}

int year_of(Day day) {
  return static_cast<int>(year_month_day(day).year());
}

/// Reads one expression; every function that reads advances `at_` only when it succeeds.
class CalendarReader {
 public:
  CalendarReader(Words words, std::size_t at, Day today) : words_(words), at_(at), today_(today) {}

  std::optional<TimeExpression> read() {
    take("the");
    if (const auto modified = read_modified()) return modified;
    return read_plain();
  }

 private:
  [[nodiscard]] std::string_view peek(std::size_t ahead = 0) const {
    const std::size_t index = at_ + ahead;
    const bool is_cut = ahead > 0 && index < words_.size() && words_[index].joint == '.';
    return index < words_.size() && !is_cut ? std::string_view(words_[index].lower)
                                            : std::string_view();
  }

  bool take(std::string_view word) {
    if (peek() != word || word.empty()) return false;
    ++at_;
    return true;
  }

  /// The year at `ahead`, within the bounds.
  [[nodiscard]] std::optional<int> year_at(std::size_t ahead) const {
    const std::string_view word = peek(ahead);
    const auto value = digits_of(word);
    if (word.size() != 4 || !value) return std::nullopt;
    const int found = static_cast<int>(*value);
    return found >= kFirstYear && found <= kLastYear ? std::optional(found) : std::nullopt;
  }

  /// Part of a time: "the end of …", "early …", "mid-…".
  std::optional<TimeExpression> read_modified() {
    const std::size_t before = at_;
    const std::string_view word = peek();
    if (word == "eoy" || ((word == "year" || word == "year's") && peek(1) == "end")) {
      at_ += word == "eoy" ? 1U : 2U;
      take("of");
      if (const auto written = year_at(0)) {
        ++at_;
        return last_day(span_of_months(*written, 1, 12, at_));
      }
      return last_day(relative(span_of_months(year_of(today_), 1, 12, at_)));
    }
    constexpr std::array<std::string_view, 8> kModifiers = {"end",   "close", "early",  "beginning",
                                                            "start", "mid",   "middle", "late"};
    if (std::ranges::find(kModifiers, word) == kModifiers.end()) return std::nullopt;
    ++at_;
    take("of");
    take("in");
    take("the");
    const bool is_end = word == "end" || word == "close";
    if (is_end) {
      if (const auto decade = read_end_of_decade()) return decade;
    }
    if (const auto whole = read_plain()) return part_of(*whole, word);
    at_ = before;
    return std::nullopt;
  }

  static TimeExpression last_day(TimeExpression whole) {
    whole.first = whole.last;
    whole.precision = DatePrecision::Day;
    return whole;
  }

  static TimeExpression part_of(TimeExpression whole, std::string_view word) {
    if (word == "end" || word == "close") return last_day(whole);
    const std::chrono::days length = whole.last - whole.first + std::chrono::days(1);
    const Day first_end = whole.first + length / 3 - std::chrono::days(1);
    const Day second_end = whole.first + 2 * length / 3 - std::chrono::days(1);
    if (word == "mid" || word == "middle") {
      whole.first = first_end + std::chrono::days(1);
      whole.last = second_end;
    } else if (word == "late") {
      whole.first = second_end + std::chrono::days(1);
    } else {
      whole.last = first_end;
    }
    whole.precision = DatePrecision::Month;
    return whole;
  }

  std::optional<TimeExpression> read_plain() {
    using Reader = std::optional<TimeExpression> (CalendarReader::*)();
    constexpr std::array<Reader, 5> kReaders = {
        &CalendarReader::read_numeric, &CalendarReader::read_month, &CalendarReader::read_quarter,
        &CalendarReader::read_season, &CalendarReader::read_named_unit};
    for (const Reader reader : kReaders) {
      const std::size_t before = at_;
      if (auto found = (this->*reader)()) return found;
      at_ = before;
    }
    return std::nullopt;
  }

  /// "2027", "2027-03", "2027-03-01", "1 March 2027".
  std::optional<TimeExpression> read_numeric() {
    if (const auto written = year_at(0)) {
      ++at_;
      const auto number = digits_of(peek());
      const bool is_joined = at_ < words_.size() && words_[at_].joint == '-';
      if (!is_joined || !number || peek().size() != 2 || *number < 1 || *number > 12) {
        return span_of_months(*written, 1, 12, at_);
      }
      ++at_;
      const auto of_day = digits_of(peek());
      const bool has_day = at_ < words_.size() && words_[at_].joint == '-' && of_day;
      if (has_day) return day_of(*written, *number, *of_day, at_ + 1);
      return span_of_months(*written, *number, 1, at_);
    }
    const auto of_day = digits_of(peek());
    if (!of_day) return std::nullopt;
    ++at_;
    take("of");
    const auto of_month = month_at();
    if (!of_month) return std::nullopt;
    ++at_;
    return dated(*of_month, *of_day);
  }

  [[nodiscard]] std::optional<unsigned> month_at() const {
    const auto found = look_up(kMonths, peek());
    if (!found || !words_[at_].is_capital) return std::nullopt;  // "may" and "march" are verbs.
    return found;
  }

  /// "March", "March 2027", "March 1", "March 1, 2027".
  std::optional<TimeExpression> read_month() {
    const auto of_month = month_at();
    if (!of_month) return std::nullopt;
    ++at_;
    take("of");
    if (const auto written = year_at(0)) {
      ++at_;
      return span_of_months(*written, *of_month, 1, at_);
    }
    const auto of_day = digits_of(peek());
    if (of_day && *of_day >= 1 && *of_day <= 31) {
      ++at_;
      return dated(*of_month, *of_day);
    }
    return next_span(*of_month, 1);
  }

  /// A day and a month, with the year behind them or without one.
  std::optional<TimeExpression> dated(unsigned of_month, unsigned of_day) {
    take("of");
    if (const auto written = year_at(0)) return day_of(*written, of_month, of_day, at_ + 1);
    auto found = day_of(year_of(today_), of_month, of_day, at_);
    if (found && found->last < today_) found = day_of(year_of(today_) + 1, of_month, of_day, at_);
    return found ? std::optional(relative(*found)) : std::nullopt;
  }

  static std::optional<TimeExpression> day_of(int of_year, unsigned of_month, unsigned of_day,
                                              std::size_t next) {
    const year_month_day date{year(of_year), month(of_month), std::chrono::day(of_day)};
    if (!date.ok()) return std::nullopt;
    return TimeExpression{.first = Day(date),
                          .last = Day(date),
                          .precision = DatePrecision::Day,
                          .reference = TimeReference::Written,
                          .next = next};
  }

  /// "Q3 2026", "H1", "the second half of next year", "the third quarter".
  std::optional<TimeExpression> read_quarter() {
    const std::string_view word = peek();
    unsigned number = 0;
    unsigned length = 0;
    if (word.size() == 2 && (word[0] == 'q' || word[0] == 'h')) {
      number = static_cast<unsigned>(word[1] - '0');
      length = word[0] == 'q' ? 3 : 6;
      ++at_;
    } else if (const auto ordinal = look_up(kOrdinals, word)) {
      const std::string_view part = peek(1);
      if (part != "quarter" && part != "half") return std::nullopt;
      length = part == "quarter" ? 3 : 6;
      number = word == "last" ? 12 / length : *ordinal;
      at_ += 2;
    }
    if (length == 0 || number < 1 || number > 12 / length) return std::nullopt;
    return of_some_year((number - 1) * length + 1, length);
  }

  std::optional<TimeExpression> read_season() {
    const auto begin = look_up(kSeasons, peek());
    if (!begin) return std::nullopt;
    ++at_;
    return of_some_year(*begin, 3);
  }

  /// The year of a part of a year, or the next such part.
  std::optional<TimeExpression> of_some_year(unsigned of_month, unsigned length) {
    take("of");
    take("the");
    if (const auto written = year_at(0)) {
      ++at_;
      return span_of_months(*written, of_month, length, at_);
    }
    const bool is_next = peek() == "next" || peek() == "following";
    const bool is_this = peek() == "this" || peek() == "current";
    if ((is_next || is_this) && peek(1) == "year") {
      at_ += 2;
      return relative(span_of_months(year_of(today_) + (is_next ? 1 : 0), of_month, length, at_));
    }
    return next_span(of_month, length);
  }

  /// The first such months that are not over.
  [[nodiscard]] TimeExpression next_span(unsigned of_month, unsigned length) const {
    TimeExpression found = span_of_months(year_of(today_), of_month, length, at_);
    if (found.last < today_) {
      found = span_of_months(year_of(today_) + 1, of_month, length, at_);
    }
    return relative(found);
  }

  static TimeExpression relative(TimeExpression expression) {
    expression.reference = TimeReference::Now;
    return expression;
  }

  /// "this year", "later this year", "next quarter", "next summer", "the year".
  std::optional<TimeExpression> read_named_unit() {
    const bool is_later = take("later");
    const std::string_view which = peek();
    const bool is_next = which == "next" || which == "following" || which == "coming";
    const bool is_this = which == "this" || which == "current";
    if (is_next || is_this) ++at_;
    const year_month_day date(today_);
    if (const auto season = look_up(kSeasons, peek()); season && (is_next || is_this)) {
      ++at_;
      TimeExpression found = next_span(*season, 3);
      // Said in or right before a season, "next summer" may be this one or the one after.
      if (is_next) found.last = later(found.last, months(12), std::chrono::days(0));
      return found;
    }
    const auto unit = time_unit(peek());
    const bool is_of_calendar =
        unit && (unit->months == 12 || unit->months == 3 || unit->months == 1);
    if (!is_of_calendar || peek().back() == 's') return std::nullopt;
    ++at_;
    const unsigned index = (static_cast<unsigned>(date.month()) - 1) / unit->months;
    const Day this_one = first_of_month(year_of(today_), index * unit->months + 1);
    const Day first = later(this_one, months(is_next ? unit->months : 0), std::chrono::days(0));
    const year_month_day begin(first);
    TimeExpression found = relative(span_of_months(
        static_cast<int>(begin.year()), static_cast<unsigned>(begin.month()), unit->months, at_));
    if (is_later) found.first = std::max(found.first, today_);
    return found;
  }

  /// A decade ends with a year ending in 9, or in 0: people mean either.
  std::optional<TimeExpression> read_end_of_decade() {
    const std::size_t before = at_;
    if (peek() == "this") ++at_;
    if (!take("decade")) {
      at_ = before;
      return std::nullopt;
    }
    const int begin = year_of(today_) / 10 * 10;
    TimeExpression found = relative(span_of_months(begin + 9, 1, 12, at_));
    found = last_day(found);
    found.last = end_of(first_of_month(begin + 10, 1), 12);
    return found;
  }

  Words words_;
  std::size_t at_;
  Day today_;
};

}  // namespace

std::optional<TimeExpression> read_calendar(std::span<const TimeWord> words, std::size_t at,
                                            Day today) {
  return CalendarReader(words, at, today).read();
}

}  // namespace labledger::analysis

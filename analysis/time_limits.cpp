#include "analysis/time_limits.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <utility>

namespace labledger::analysis {
namespace {

using Entry = std::pair<std::string_view, double>;

constexpr double kDay = 24;
constexpr double kWeek = 7 * kDay;
constexpr double kYear = 8760;
constexpr double kMonth = kYear / 12;
constexpr double kQuarter = kYear / 4;

constexpr std::array<Entry, 12> kUnits = {{{"hour", 1},
                                           {"hours", 1},
                                           {"day", kDay},
                                           {"days", kDay},
                                           {"week", kWeek},
                                           {"weeks", kWeek},
                                           {"month", kMonth},
                                           {"months", kMonth},
                                           {"quarter", kQuarter},
                                           {"quarters", kQuarter},
                                           {"year", kYear},
                                           {"years", kYear}}};
constexpr std::array<Entry, 10> kPeriods = {{{"annual", kYear},
                                             {"annually", kYear},
                                             {"yearly", kYear},
                                             {"biannual", kYear / 2},
                                             {"biannually", kYear / 2},
                                             {"semiannually", kYear / 2},
                                             {"quarterly", kQuarter},
                                             {"monthly", kMonth},
                                             {"weekly", kWeek},
                                             {"daily", kDay}}};
constexpr std::array<Entry, 20> kNumbers = {
    {{"a", 1},       {"an", 1},      {"one", 1},     {"two", 2},       {"three", 3},
     {"four", 4},    {"five", 5},    {"six", 6},     {"seven", 7},     {"eight", 8},
     {"nine", 9},    {"ten", 10},    {"twelve", 12}, {"fourteen", 14}, {"fifteen", 15},
     {"twenty", 20}, {"thirty", 30}, {"sixty", 60},  {"ninety", 90},   {"other", 2}}};

template <std::size_t count>
std::optional<double> look_up(const std::array<Entry, count>& entries, std::string_view word) {
  for (const auto& [name, value] : entries) {
    if (name == word) return value;
  }
  return std::nullopt;
}

std::optional<double> number_of(std::string_view word) {
  constexpr std::size_t kDigits = 4;
  if (word.empty() || word.size() > kDigits) return look_up(kNumbers, word);
  double value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return look_up(kNumbers, word);
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Lower-case words of letters and digits, one after another.
std::string next_word(std::string_view& text) {
  std::string word;
  while (!text.empty()) {
    const char c = text.front();
    const bool is_upper = c >= 'A' && c <= 'Z';
    if (!is_upper && (c < 'a' || c > 'z') && (c < '0' || c > '9')) {
      if (!word.empty()) break;
    } else {
      word += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    text.remove_prefix(1);
  }
  return word;
}

}  // namespace

std::optional<double> period_hours(std::string_view text) {
  double times = 1;  // "twice a year": the unit is cut in two.
  double count = 1;  // "every six months": the unit six times.
  for (std::string word = next_word(text); !word.empty(); word = next_word(text)) {
    if (const auto period = look_up(kPeriods, word)) return period;
    if (const auto unit = look_up(kUnits, word)) return *unit * count / times;
    if (word == "once") {
      times = 1;
    } else if (word == "twice") {
      times = 2;
    } else if (word == "times" && count > 0) {
      times = std::exchange(count, 1);
    } else if (const auto number = number_of(word)) {
      count = *number;
    }
  }
  return std::nullopt;
}

}  // namespace labledger::analysis

#pragma once
// What the readers of facts share: words for enumerators, dates, and figures with an interval.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/compute_facts.hpp"
#include "core/names.hpp"
#include "core/time.hpp"
#include "parsers/registry/toml_table.hpp"

namespace labledger::parsers {

/// Everything that a figure of any unit may be.
inline constexpr Bounds<double> kAnyFigure{1e-6, 1e30};

/// The names of the first `count` enumerators.
template <typename Enum>
[[nodiscard]] std::vector<std::string_view> all_names(int count) {
  std::vector<std::string_view> names;
  names.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i)
    names.push_back(name_of(static_cast<Enum>(i)));
  return names;
}

/// The words for what a figure rests on.
[[nodiscard]] inline const std::vector<std::string_view>& basis_words() {
  static const auto words = all_names<FigureBasis>(6);
  return words;
}

/// A number (exact) or an interval [low, high] (90 %); empty when the key is absent or wrong.
[[nodiscard]] inline std::optional<LogNormal> read_log_normal(TomlTable& table,
                                                              std::string_view key,
                                                              Bounds<double> bounds = kAnyFigure) {
  const auto ends = table.interval(key, bounds);
  if (!ends) return std::nullopt;
  const auto value = LogNormal::from_interval(ends->least, ends->greatest);
  return value ? std::optional(*value) : std::nullopt;
}

/// Whether the text is a date: "2024", "2024-06" or "2024-06-30".
[[nodiscard]] inline bool is_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  std::string day(text);
  if (day.size() == 4) day += "-01";
  if (day.size() == 7) day += "-01";
  return day.find_first_not_of("0123456789-") == std::string::npos &&
         parse_rfc3339(day + "T00:00:00Z").has_value();
}

/// The date of that key; empty when it is absent, and with a complaint when it is none.
[[nodiscard]] inline std::string read_date(TomlTable& table, std::string_view key) {
  std::string date = table.text(key).value_or("");
  if (!date.empty() && !is_date(date)) {
    table.complain(
        key, R"(a date is "2024", "2024-06" or "2024-06-30", not ')" + date.substr(0, 40) + "'");
  }
  return date;
}

}  // namespace labledger::parsers

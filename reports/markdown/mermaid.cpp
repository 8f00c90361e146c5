#include "reports/markdown/mermaid.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "core/utf8.hpp"
#include "reports/chart_table.hpp"

namespace labledger::reports {
namespace {

constexpr std::size_t kLabelLimit = 60;      ///< Labels of one picture.
constexpr std::size_t kCharacterLimit = 40;  ///< Of one label.

/// The text between quotation marks, with everything out that means something to Mermaid.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t count = 0; !text.empty() && count < kCharacterLimit; ++count) {
    const DecodedCharacter next = decode_character(text);
    const bool is_plain =
        (next.value >= 'a' && next.value <= 'z') || (next.value >= 'A' && next.value <= 'Z') ||
        (next.value >= '0' && next.value <= '9') || next.value == '-' || next.value == '.' ||
        next.value == ',' || next.value == '%' || (next.value >= 0xC0 && next.value < 0x250);
    if (is_plain && next.valid) {
      out.append(text.substr(0, next.size));
    } else {
      out += ' ';
    }
    text.remove_prefix(next.size);
  }
  return out + '"';
}

bool has_number(const Chart& chart) {
  return std::ranges::any_of(chart.series, [](const Chart::Series& series) {
    return std::ranges::any_of(series.values, [](const auto& value) { return value.has_value(); });
  });
}

std::vector<std::string> axes_lines(const Chart& chart) {
  std::vector<std::string> lines{"xychart-beta", "  title " + quoted(chart.title.plain())};
  std::string labels;
  for (const std::string& label : chart.labels)
    labels += (labels.empty() ? "" : ", ") + quoted(label);
  lines.push_back("  x-axis [" + labels + "]");
  lines.push_back("  y-axis " + quoted(chart.unit));
  for (const Chart::Series& series : chart.series) {
    std::string values;
    for (const std::optional<double>& value : series.values)
      values += (values.empty() ? "" : ", ") + chart_number(value.value_or(0));
    lines.push_back((chart.kind == Chart::Kind::Bars ? "  bar [" : "  line [") + values + "]");
  }
  return lines;
}

/// Mermaid's quadrants run from 0 to 1: each axis is stretched to that over the values there are.
std::vector<std::string> quadrant_lines(const Chart& chart) {
  if (chart.series.size() != 2) return {};
  const auto& x = chart.series[0];
  const auto& y = chart.series[1];
  const auto end_of = [](const Chart::Series& series) {
    double end = 0;
    for (const std::optional<double>& value : series.values)
      end = std::max(end, value.value_or(0));
    return end > 0 ? end : 1.0;
  };
  const double x_end = end_of(x);
  const double y_end = end_of(y);
  std::vector<std::string> lines{
      "quadrantChart", "  title " + quoted(chart.title.plain()),
      "  x-axis " + quoted("less " + x.name) + " --> " + quoted("more " + x.name),
      "  y-axis " + quoted("less " + y.name) + " --> " + quoted("more " + y.name)};
  std::size_t points = 0;
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    if (i >= x.values.size() || i >= y.values.size() || !x.values[i] || !y.values[i]) continue;
    lines.push_back(fmt::format("  {}: [{:.3f}, {:.3f}]", quoted(chart.labels[i]),
                                std::clamp(*x.values[i] / x_end, 0.01, 0.99),
                                std::clamp(*y.values[i] / y_end, 0.01, 0.99)));
    ++points;
  }
  return points == 0 ? std::vector<std::string>() : lines;
}

}  // namespace

std::vector<std::string> mermaid_lines(const Chart& chart) {
  if (chart.labels.empty() || chart.labels.size() > kLabelLimit || !has_number(chart)) return {};
  return chart.kind == Chart::Kind::Scatter ? quadrant_lines(chart) : axes_lines(chart);
}

}  // namespace labledger::reports

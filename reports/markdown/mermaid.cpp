#include "reports/markdown/mermaid.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "core/utf8.hpp"
#include "reports/chart_table.hpp"

namespace labledger::reports {
namespace {

constexpr std::size_t kLabelLimit = 60;      ///< Labels of one picture.
constexpr std::size_t kCharacterLimit = 40;  ///< Of one label.

/// The text between quotation marks, with everything out that means something to Mermaid.
std::string in_quotes(std::string_view text) {
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

/// Whether every value is known: Mermaid's lines have no gaps, and what is unknown is not 0.
bool is_whole(const Chart& chart) {
  return std::ranges::all_of(chart.series, [&](const Chart::Series& series) {
    return series.values.size() == chart.labels.size() &&
           std::ranges::all_of(series.values, [](const auto& value) { return value.has_value(); });
  });
}

std::vector<std::string> axes_lines(const Chart& chart) {
  std::vector<std::string> lines{"xychart-beta", "  title " + in_quotes(chart.title.plain())};
  std::string labels;
  for (const std::string& label : chart.labels)
    labels += (labels.empty() ? "" : ", ") + in_quotes(label);
  lines.push_back("  x-axis [" + labels + "]");
  lines.push_back("  y-axis " + in_quotes(chart.unit));
  for (const Chart::Series& series : chart.series) {
    std::string values;
    for (const std::optional<double>& value : series.values)
      values += (values.empty() ? "" : ", ") + chart_number(value.value_or(0));
    lines.push_back((chart.kind == Chart::Kind::Bars ? "  bar [" : "  line [") + values + "]");
  }
  return lines;
}

/// An axis of a quadrant: the values of a series between 0 and 1.
class Stretch {
 public:
  enum class Scale { Linear, Logarithmic };

  static Stretch over(const Chart::Series& series, Scale scale) {
    Stretch axis;
    axis.scale_ = scale;
    bool any = false;
    for (const std::optional<double>& value : series.values) {
      if (!value) continue;
      const double at = axis.scaled(*value);
      axis.low_ = any ? std::min(axis.low_, at) : at;
      axis.high_ = any ? std::max(axis.high_, at) : at;
      any = true;
    }
    if (scale == Scale::Linear) axis.low_ = std::min(axis.low_, 0.0);
    return axis;
  }

  [[nodiscard]] double place(double value) const {
    if (high_ <= low_) return 0.5;
    return 0.05 + 0.9 * (scaled(value) - low_) / (high_ - low_);
  }

 private:
  [[nodiscard]] double scaled(double value) const {
    return scale_ == Scale::Linear ? value : std::log10(std::max(value, 1e-300));
  }

  Scale scale_ = Scale::Linear;
  double low_ = 0;
  double high_ = 0;
};

/// Mermaid's quadrants run from 0 to 1: each axis is stretched to that over the values there are.
std::vector<std::string> quadrant_lines(const Chart& chart) {
  if (chart.series.size() != 2) return {};
  const auto& x = chart.series[0];
  const auto& y = chart.series[1];
  const Stretch across = Stretch::over(x, Stretch::Scale::Logarithmic);
  const Stretch up = Stretch::over(y, Stretch::Scale::Linear);
  std::vector<std::string> lines{
      "quadrantChart", "  title " + in_quotes(chart.title.plain()),
      "  x-axis " + in_quotes("less " + x.name) + " --> " + in_quotes("more " + x.name),
      "  y-axis " + in_quotes("less " + y.name) + " --> " + in_quotes("more " + y.name)};
  std::size_t points = 0;
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    if (i >= x.values.size() || i >= y.values.size() || !x.values[i] || !y.values[i]) continue;
    lines.push_back(fmt::format("  {}: [{:.3f}, {:.3f}]", in_quotes(chart.labels[i]),
                                across.place(*x.values[i]), up.place(*y.values[i])));
    ++points;
  }
  return points == 0 ? std::vector<std::string>() : lines;
}

}  // namespace

std::vector<std::string> mermaid_lines(const Chart& chart) {
  if (chart.labels.empty() || chart.labels.size() > kLabelLimit) return {};
  if (chart.kind == Chart::Kind::Scatter) return quadrant_lines(chart);
  return is_whole(chart) ? axes_lines(chart) : std::vector<std::string>();
}

}  // namespace labledger::reports

#include "reports/chart_table.hpp"

#include <fmt/format.h>

#include "reports/compute_figures.hpp"

namespace labledger::reports {

std::string chart_number(double value) {
  return fmt::format("{:.6g}", value);
}

Table table_of(const Chart& chart) {
  Table table;
  table.caption = chart.title;
  table.columns.push_back({Text().text(chart.label_title), ColumnKind::Words});
  for (const Chart::Series& series : chart.series)
    table.columns.push_back({Text().text(series.name), ColumnKind::Numbers});
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    std::vector<Text>& row = table.rows.emplace_back();
    row.push_back(Text().text(chart.labels[i]));
    for (const Chart::Series& series : chart.series) {
      const std::optional<double> value =
          i < series.values.size() ? series.values[i] : std::nullopt;
      row.push_back(value ? Text().text(figure(*value)) : Text("not known"));
    }
  }
  return table;
}

}  // namespace labledger::reports

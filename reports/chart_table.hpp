#pragma once
// The numbers behind a picture, as a table that says the same.

#include <optional>
#include <string>

#include "reports/page.hpp"

namespace labledger::reports {

/// One row a label, one column a series; what is not known is said to be so.
[[nodiscard]] Table table_of(const Chart& chart);

/// A number of a chart as it is printed: "12", "0.339"; never in more digits than six.
[[nodiscard]] std::string chart_number(double value);

}  // namespace labledger::reports

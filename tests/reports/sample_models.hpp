#pragma once
// Models for the tests: small, invented, and between them every sentence a report can say.

#include "reports/report_model.hpp"

namespace labledger::reports {

/// A quarter in which much happened: changes of each class and sources in each state of health.
[[nodiscard]] ReportModel eventful_quarter();

/// A lab of which nothing could be read, and one nobody has tried.
[[nodiscard]] ReportModel nothing_read();

/// Every text field holds `hostile`: a page, a registry and a server at their worst.
[[nodiscard]] ReportModel hostile_model(const std::string& hostile);

}  // namespace labledger::reports

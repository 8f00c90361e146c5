#pragma once
// The reporting stage of the pipeline, as `report` and `run` share it.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/ledger.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "parsers/registry/registry.hpp"
#include "reports/front_matter.hpp"
#include "reports/report_model.hpp"

namespace labledger::cli {

/// What a report is written as.
enum class ReportFormat { Markdown, Html, All };

/// What one report is about, and where it goes.
struct ReportRequest {
  std::vector<Lab> labs;
  const parsers::Registry* registry = nullptr;  ///< That the labs are of. Never null.
  Instant as_of;                                ///< Nothing later is in it.
  reports::Period period;                       ///< Of the changes it lists.
  std::string folder;
  ReportFormat format = ReportFormat::Markdown;
  // Initialisers are spelled out so that a designated one may leave them out.
  // NOLINTBEGIN(readability-redundant-member-init)
  std::optional<reports::FrontMatter> front_matter = {};  ///< Of the Markdown pages.
  std::string report_url = {};    ///< Where it is published, without a last "/"; empty: not said.
  std::string cache_folder = {};  ///< Remembers what need not be made again; empty: none.
  // NOLINTEND(readability-redundant-member-init)
  int verbosity = 0;  ///< For the progress line.
};

/// How many files a report has, and how many of them differed from what was there.
struct ReportFiles {
  std::size_t files = 0;
  std::size_t written = 0;
  bool has_chart_program = true;  ///< False: charts of HTML pages are tables only.
};

/// Writes the report. HTML needs Chart.js from where Debian's package puts it; without it, charts
/// are tables only. Pages of earlier reports stay, since others may link to them. Files whose bytes
/// would not change are left alone; the others are replaced one by one, each at once. Storage when
/// the folder cannot be written.
[[nodiscard]] Result<ReportFiles> write_report(Ledger& ledger, const ReportRequest& request);

/// Writes the tables of the report without its pages, in the same way: data/*.csv and so on.
[[nodiscard]] Result<ReportFiles> write_data(Ledger& ledger, const ReportRequest& request);

/// The period that a report is about unless another is asked for: from the beginning of the UTC day
/// 30 days ago.
[[nodiscard]] reports::Period default_period(Instant as_of);

}  // namespace labledger::cli

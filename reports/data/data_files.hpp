#pragma once
// The report as data: tables as CSV and JSON Lines, and what describes them to programs.

#include <cstddef>
#include <memory>
#include <vector>

#include "reports/report_model.hpp"
#include "reports/site.hpp"

namespace labledger::reports {

/// The tables of a report as files: data/NAME.csv and data/NAME.jsonl of each, and
/// data/datapackage.json, which gives each CSV file's fields with types, units and key, its size
/// and its SHA-256. Equal models give equal bytes. In CSV files a text that a spreadsheet would
/// take for a formula has an apostrophe before it; in JSON Lines every text is as it is.
/// @see Data Package 2.0 and Table Schema (datapackage.org); RFC 4180.
class DataFiles {
 public:
  /// The tables are printed in so many parts.
  static constexpr std::size_t kParts = 5;

  /// The model must outlive the files.
  explicit DataFiles(const ReportModel& model);
  DataFiles(const DataFiles&) = delete;
  DataFiles& operator=(const DataFiles&) = delete;
  ~DataFiles();

  /// The tables of a part, below kParts. Different parts may be printed at the same time.
  [[nodiscard]] std::vector<RenderedFile> print(std::size_t part);

  /// The description of the tables that were printed.
  [[nodiscard]] RenderedFile package() const;

 private:
  struct Descriptions;

  const ReportModel* model_;
  std::unique_ptr<Descriptions> descriptions_;
};

/// All of them, by path.
[[nodiscard]] std::vector<RenderedFile> render_data(const ReportModel& model);

}  // namespace labledger::reports

#pragma once
// The tables that a report is also given as. Internal to data_files.cpp.

#include <vector>

#include "reports/data/data_table.hpp"
#include "reports/report_model.hpp"

namespace labledger::reports {

/// "labs" and "sources".
[[nodiscard]] std::vector<DataTable> registry_tables(const ReportModel& model);
/// "changes" and "edits".
[[nodiscard]] std::vector<DataTable> change_tables(const ReportModel& model);
/// "statements" and "promises".
[[nodiscard]] std::vector<DataTable> statement_tables(const ReportModel& model);
/// "indicators", "external_scores", "headcounts" and "openings".
[[nodiscard]] std::vector<DataTable> score_tables(const ReportModel& model);
/// "compute", "funding" and "coupling".
[[nodiscard]] std::vector<DataTable> compute_tables(const ReportModel& model);

/// A thing of a lab, with the lab's id beside it. Points into the model.
template <typename T>
struct OfLab {
  const std::string* lab = nullptr;
  const T* item = nullptr;
};

/// The labs by id, which is the order of every table.
[[nodiscard]] std::vector<const LabReport*> labs_by_id(const ReportModel& model);

/// What `list` gives for each lab, lab after lab.
template <typename T, typename List>
[[nodiscard]] std::vector<OfLab<T>> of_all_labs(const ReportModel& model, List list) {
  std::vector<OfLab<T>> all;
  for (const LabReport* lab : labs_by_id(model))
    for (const T& item : list(*lab))
      all.push_back({&lab->lab.id, &item});
  return all;
}

}  // namespace labledger::reports

#pragma once
// The tables that a report is also given as. Internal to data_files.cpp.

#include <utility>
#include <vector>

#include "reports/data/data_table.hpp"
#include "reports/report_model.hpp"

namespace labledger::reports {

/// "labs" and "sources".
[[nodiscard]] std::vector<PrintedTable> registry_tables(const ReportModel& model);
/// "changes" and "edits".
[[nodiscard]] std::vector<PrintedTable> change_tables(const ReportModel& model);
/// "statements" and "promises".
[[nodiscard]] std::vector<PrintedTable> statement_tables(const ReportModel& model);
/// "indicators", "external_scores", "headcounts" and "openings".
[[nodiscard]] std::vector<PrintedTable> score_tables(const ReportModel& model);
/// "compute", "funding" and "coupling".
[[nodiscard]] std::vector<PrintedTable> compute_tables(const ReportModel& model);

/// The tables as a list; a list in braces would copy them.
template <typename... Tables>
[[nodiscard]] std::vector<PrintedTable> in_order(Tables... tables) {
  std::vector<PrintedTable> list;
  list.reserve(sizeof...(tables));
  (list.push_back(std::move(tables)), ...);
  return list;
}

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

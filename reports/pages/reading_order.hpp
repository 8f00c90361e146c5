#pragma once
// The view of the model that all pages share, and the places of the report that they lead to.
// Internal to the folder.

#include <string>
#include <vector>

#include "reports/page.hpp"
#include "reports/report_model.hpp"

namespace labledger::reports {

/// The model in the order in which it is read. Points into the model, which must outlive it.
struct ReadingOrder {
  explicit ReadingOrder(const ReportModel& source);

  const ReportModel& model;
  std::vector<const LabReport*> labs;        ///< By name, then id.
  std::vector<const SourceReport*> ad_hoc;   ///< By URL.
  std::vector<const ChangeReport*> changes;  ///< Substantive ones, newest first.
  std::vector<const ChangeReport*> links;    ///< To policies that lead elsewhere; newest first.
  std::vector<const ChangeReport*> returns;  ///< By lab, source and URL, then newest first.
  std::vector<const ChangeReport*> earlier;  ///< Substantive ones before the period; newest first.
  std::size_t cosmetic_count = 0;
  std::size_t capture_problem_count = 0;

  /// All sources: labs' ones in order of `labs`, then ad-hoc ones.
  [[nodiscard]] std::vector<const SourceReport*> sources() const;
  /// The lab's name; the id itself when the model has no such lab; "No lab" for the empty id.
  [[nodiscard]] std::string lab_name(const std::string& lab_id) const;
};

/// The page "labs/acme". Bytes that no lab id has are written as "_" and two hex digits.
[[nodiscard]] Place lab_place(const std::string& lab_id);

/// The page of a change, which outlasts every reparse: "changes/0123456789abcdef".
[[nodiscard]] Place change_place(const Change& change);

/// The page of a capture: "captures/" and the first 16 hex digits of its digest.
[[nodiscard]] Place capture_place(const Digest& payload, std::string anchor = "");

/// What the place of a quote is called on its capture's page.
[[nodiscard]] std::string statement_anchor(const StatementReport& statement);
[[nodiscard]] std::string edit_anchor(const Change& change, std::size_t edit);

/// The name of a change's anchor on the page of changes: "change-0123456789abcdef".
[[nodiscard]] std::string change_anchor(const Change& change);

}  // namespace labledger::reports

#pragma once
// The parts of a lab's page, one function each. A part of which nothing is known becomes a sentence
// of the page's list of unknowns: an empty place would read as "nothing there".

#include <vector>

#include "reports/pages/reading_order.hpp"

namespace labledger::reports {

/// What is not known of a lab, a sentence each.
using Unknowns = std::vector<Text>;

void write_score(Page& page, const LabReport& lab, Unknowns& unknowns);
void write_risks(Page& page, const LabReport& lab, Unknowns& unknowns);
void write_commitments(Page& page, const LabReport& lab, Unknowns& unknowns);
void write_promises(Page& page, const LabReport& lab);
void write_staff(Page& page, const LabReport& lab, Unknowns& unknowns);
void write_compute(Page& page, const LabReport& lab, Unknowns& unknowns);
void write_funding(Page& page, const LabReport& lab, Unknowns& unknowns);
void write_coupling(Page& page, const LabReport& lab);

/// The newest day on which openings were counted; null when there is none.
[[nodiscard]] const OpeningsPoint* newest_openings(const LabReport& lab);

/// The estimate of the lab's largest machine, else of its largest run; null when there is none.
[[nodiscard]] const ComputeEstimate* leading_estimate(const LabReport& lab);

}  // namespace labledger::reports

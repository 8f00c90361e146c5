#pragma once
// Figures that set safety beside compute, lab by lab, for people. Labs stand by their ids: there is
// no rank, since no figure alone says which lab does more.

#include <string>
#include <string_view>
#include <vector>

#include "core/coupling.hpp"

namespace labledger::reports {

/// The figures of one lab, in their fixed order.
struct LabCoupling {
  std::string lab_id;
  std::vector<CouplingFigure> figures;
};

/// Whether each figure is followed by what it was made of.
enum class CouplingDetail { Brief, Explained };

/// Every figure of one lab with its interval, what it rests on, and why it may mislead. Plain text;
/// lines end in "\n".
[[nodiscard]] std::string lab_coupling_text(const LabCoupling& lab, std::string_view as_of,
                                            CouplingDetail detail);

/// The figures that have a value, lab by lab, and the names of the labs that have none.
[[nodiscard]] std::string coupling_overview_text(const std::vector<LabCoupling>& labs,
                                                 std::string_view as_of);

/// All labs as one Markdown page, a table a lab; with the inputs when explained.
[[nodiscard]] std::string coupling_markdown(const std::vector<LabCoupling>& labs,
                                            std::string_view as_of, CouplingDetail detail);

}  // namespace labledger::reports

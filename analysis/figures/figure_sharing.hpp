#pragma once
// Figures whose unit stands elsewhere in the sentence: in lists ("30, 30 and 100 megawatts"), in
// parts of a whole ("only 2 are …", "521 of whom"), and behind the noun ("headcount … 97").

#include <optional>
#include <vector>

#include "analysis/figures/figure_unit.hpp"
#include "analysis/figures/number_reader.hpp"

namespace labledger::analysis {

/// A number of a sentence, and what it counts when that is known.
struct Figure {
  Numeral numeral;
  std::optional<FigureUnit> unit;
  bool takes_unit_from_before = false;  ///< Its unit stands before it, so its text ends with it.
  bool shares_unit = false;             ///< Its unit belongs to another figure's text.
  bool is_share = false;                ///< "One in five": the numeral is the share itself.
  bool is_part_of_next = false;         ///< "2" in "2 of 19 openings".
};

/// Gives units to figures that share one. "One in five" and "1 out of 20" become one figure.
/// Linear.
void share_units(const FigureScene& scene, std::vector<Figure>& figures);

}  // namespace labledger::analysis

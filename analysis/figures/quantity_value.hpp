#pragma once
// From a number and a unit to a value: which reading of an ambiguous number holds, which bounds a
// hedge sets, and what of it to doubt.

#include "analysis/figures/figure_sharing.hpp"
#include "core/quantity.hpp"

namespace labledger::analysis {

/// Sets kind, unit, value, low, high, hedge and doubts from the figure, whose unit is known, or
/// which is an amount of money. `written` is the unit as the text spells it. False when the number
/// is none after all: a product, or more than a number can hold.
[[nodiscard]] bool set_value(const Figure& figure, std::string_view written, QuantityHedge hedge,
                             Quantity& quantity);

/// Whether no machine and no training run could have so many or so few operations.
[[nodiscard]] bool is_implausible(const Quantity& quantity);

/// Notes the doubt, in order, once.
void add_doubt(Quantity& quantity, QuantityDoubt doubt);

}  // namespace labledger::analysis

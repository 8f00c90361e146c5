#include "analysis/compute/figure_use.hpp"

namespace labledger::analysis {
namespace {

const char* objection_to(QuantityDoubt doubt) {
  switch (doubt) {
    case QuantityDoubt::Separator:
      return "its separator may be that of decimals or of thousands";
    case QuantityDoubt::LostExponent:
      return "its exponent was lost and put back: a second source is needed";
    case QuantityDoubt::Package:
      return "its name stands for a chip, a board of several or a rack";
    case QuantityDoubt::Currency:
      return "its currency is not certain";
    case QuantityDoubt::Sparse:
      return "it counts sparse numbers, about twice the dense speed";
    case QuantityDoubt::Implausible:
      return "it is more or less than any machine or run could be";
    case QuantityDoubt::RateOrCount:
      return "";  // Told by its size, which leaves no room for the other.
  }
  return "";
}

}  // namespace

std::string objection_to(const Quantity& quantity) {
  if (quantity.kind == QuantityKind::Valuation) {
    return "a valuation is neither money raised nor money spent";
  }
  std::string objection;
  for (const QuantityDoubt doubt : quantity.doubts) {
    const std::string found = objection_to(doubt);
    if (!found.empty()) objection += (objection.empty() ? "" : "; ") + found;
  }
  if (!objection.empty()) return objection;
  const bool has_number = quantity.value || quantity.low || quantity.high;
  return has_number ? "" : "it has no number";
}

}  // namespace labledger::analysis

#include "core/quantity.hpp"

namespace labledger {

std::string_view unit_of(QuantityKind kind) {
  switch (kind) {
    case QuantityKind::Accelerators:
      return "accelerators";
    case QuantityKind::Machines:
      return "machines";
    case QuantityKind::Flop:
      return "FLOP";
    case QuantityKind::FlopRate:
      return "FLOP/s";
    case QuantityKind::ChipHours:
      return "chip h";
    case QuantityKind::Power:
      return "W";
    case QuantityKind::Energy:
      return "J";
    case QuantityKind::Emissions:
      return "kg";
    case QuantityKind::Money:
    case QuantityKind::MoneyRaised:
    case QuantityKind::Valuation:
    case QuantityKind::Revenue:
    case QuantityKind::Investment:
    case QuantityKind::Cost:
      return "";
    case QuantityKind::People:
    case QuantityKind::SafetyPeople:
      return "people";
    case QuantityKind::Openings:
    case QuantityKind::SafetyOpenings:
      return "openings";
    case QuantityKind::Share:
    case QuantityKind::Ratio:
    case QuantityKind::Score:
      return "1";
    case QuantityKind::Duration:
      return "s";
    case QuantityKind::Parameters:
      return "parameters";
    case QuantityKind::Tokens:
      return "tokens";
  }
  return "";
}

}  // namespace labledger

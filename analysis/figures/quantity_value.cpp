#include "analysis/figures/quantity_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace labledger::analysis {
namespace {

constexpr double kTen = 10;
/// Digits of a power of ten whose raised exponent was lost: "1023" for 10²³.
constexpr double kLostTen = 1000;
constexpr double kLeastLostPower = 15;
constexpr double kMostLostPower = 30;
/// No machine computes that much in a second, so a larger "FLOPS" is work.
/// @see Epoch AI's list of clusters: the largest of 2026 stay below 10²².
constexpr double kRateLimit = 1e22;
/// What training runs and machines stay within; copies of tables with altered numbers do not.
constexpr double kLeastFlop = 1e9;
constexpr double kMostFlop = 1e29;

bool is_lost_power(double digits) {
  return digits >= kLostTen + kLeastLostPower && digits <= kLostTen + kMostLostPower &&
         digits == std::floor(digits);
}

bool is_flop(QuantityKind kind) {
  return kind == QuantityKind::Flop || kind == QuantityKind::FlopRate;
}

/// Numbers with a lost exponent get it back; other products are refused.
bool settle_exponent(Numeral& numeral, Quantity& quantity) {
  const bool is_product = numeral.form == NumeralForm::Product;
  const bool is_lost = is_flop(quantity.kind) && is_lost_power(numeral.high) &&
                       (is_product || (numeral.is_bare && numeral.form == NumeralForm::Digits));
  if (!is_lost) return !is_product;
  const double power = std::pow(kTen, numeral.high - kLostTen);
  numeral.low = numeral.high = is_product ? numeral.low * power : power;
  numeral.form = NumeralForm::Digits;
  add_doubt(quantity, QuantityDoubt::LostExponent);
  return true;
}

/// Things are counted whole, and shares are seldom above a thousand percent.
void settle_separator(Numeral& numeral, Quantity& quantity) {
  if (numeral.form != NumeralForm::Either) return;
  using enum QuantityKind;
  const QuantityKind kind = quantity.kind;
  const bool is_whole = is_count(kind) && kind != ChipHours;
  const bool has_decimals = kind == Share || kind == Ratio || kind == Score;
  if (is_whole) numeral.low = numeral.high;
  if (has_decimals) numeral.high = numeral.low;
  if (is_whole || has_decimals) {
    numeral.form = NumeralForm::Digits;
  } else {
    add_doubt(quantity, QuantityDoubt::Separator);
  }
}

/// "FLOPS" with a capital S or a prefix is mostly a rate, "FLOPs" mostly a count; size decides
/// first.
void settle_rate(const FigureUnit& unit, std::string_view written, double value,
                 Quantity& quantity) {
  if (!unit.is_rate_or_count) return;
  const bool is_spelt_rate = written.ends_with("FLOPS") || unit.factor > 1;
  const bool is_rate = is_spelt_rate && value < kRateLimit;
  quantity.kind = is_rate ? QuantityKind::FlopRate : QuantityKind::Flop;
  if (is_rate != written.ends_with("FLOPS") || unit.factor > 1) {
    add_doubt(quantity, QuantityDoubt::RateOrCount);
  }
}

/// The number to fifteen digits, so that 4.1 times a billion is 4100000000.
double rounded(double number) {
  constexpr int kDigits = 15;
  std::array<char, 40> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                     std::chars_format::scientific, kDigits - 1);
  std::from_chars(digits.data(), written.ptr, number);
  return number;
}

void set_bounds(const Numeral& numeral, double factor, QuantityHedge hedge, Quantity& quantity) {
  const double low = rounded(numeral.low * factor);
  const double high = rounded(numeral.high * factor);
  quantity.hedge = hedge;
  if (numeral.form == NumeralForm::Range || numeral.form == NumeralForm::Either) {
    if (numeral.form == NumeralForm::Range) quantity.hedge = QuantityHedge::Range;
    quantity.low = low;
    quantity.high = high;
    return;
  }
  quantity.value = low;
  const bool is_upper = hedge == QuantityHedge::LessThan || hedge == QuantityHedge::UpTo;
  if (hedge == QuantityHedge::Exact || hedge == QuantityHedge::MoreThan) quantity.low = low;
  if (hedge == QuantityHedge::Exact || is_upper) quantity.high = low;
}

}  // namespace

void add_doubt(Quantity& quantity, QuantityDoubt doubt) {
  auto& doubts = quantity.doubts;
  const auto place = std::lower_bound(doubts.begin(), doubts.end(), doubt);
  if (place == doubts.end() || *place != doubt) doubts.insert(place, doubt);
}

bool is_implausible(const Quantity& quantity) {
  const double size = quantity.value.value_or(quantity.high.value_or(kLeastFlop));
  return is_flop(quantity.kind) && (size < kLeastFlop || size > kMostFlop);
}

bool set_value(const Figure& figure, std::string_view written, QuantityHedge hedge,
               Quantity& quantity) {
  Numeral numeral = figure.numeral;
  if (figure.unit) quantity.kind = figure.unit->kind;
  if (numeral.currency) {
    quantity.kind = QuantityKind::Money;
    quantity.unit.assign(numeral.currency->code);
    if (!numeral.currency->is_certain) add_doubt(quantity, QuantityDoubt::Currency);
  }
  if (numeral.form == NumeralForm::Vague) {
    quantity.hedge = QuantityHedge::Vague;
  } else {
    if (!settle_exponent(numeral, quantity)) return false;
    settle_separator(numeral, quantity);
    const double factor =
        figure.unit && !figure.is_share && !numeral.currency ? figure.unit->factor : 1;
    if (!std::isfinite(numeral.high * factor)) return false;
    if (figure.unit) settle_rate(*figure.unit, written, numeral.high * factor, quantity);
    set_bounds(numeral, factor, hedge, quantity);
  }
  if (quantity.unit.empty()) quantity.unit.assign(unit_of(quantity.kind));
  if (figure.unit && figure.unit->is_package) add_doubt(quantity, QuantityDoubt::Package);
  return true;
}

}  // namespace labledger::analysis

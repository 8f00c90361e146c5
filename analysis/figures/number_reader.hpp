#pragma once
// The numbers of a sentence, however they are written. What a number counts is not known here.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/figures/currency.hpp"

namespace labledger::analysis {

enum class NumeralForm {
  Digits,   ///< "22,000", "3.6 thousand", "2.1e25".
  Words,    ///< "twenty-five".
  Vague,    ///< "Thousands of": no value.
  Range,    ///< "5-10": from low to high.
  Either,   ///< "22.000": low with decimals, or high with thousands.
  Product,  ///< "4 x 1023": low times high, unless the second has lost its raised exponent.
};

/// A number and where it stands. For Digits and Words low and high are the value.
struct Numeral {
  std::size_t begin = 0;  ///< With the sign of the currency before it.
  std::size_t end = 0;    ///< Behind scale, exponent and a sign of a currency.
  NumeralForm form = NumeralForm::Digits;
  double low = 0;
  double high = 0;
  double scale = 1;  ///< What a scale word or letter made of it: "k" 1,000.
  std::optional<CurrencyMark> currency;
  /// Whether its digits stand alone, without separator, scale or exponent: it may be a year, a
  /// version or the number of a list item.
  bool is_bare = false;
};

/// The numbers of the text, which must be a FigureText's, in text order, not overlapping.
///
/// Separators: "22,000", "22 000", "22'000", "1.200.000,5" and "1,200,000.5" are certain; "22.000"
/// is Either; "1.2.3" is no number. Exponents: "2.1e25", "10^25", "2.1 x 10^25". No numbers: digits
/// within names ("GPT-4", "H100"), ordinals, times of day, fractions, values past 1e300. Linear.
[[nodiscard]] std::vector<Numeral> read_numbers(std::string_view text);

}  // namespace labledger::analysis

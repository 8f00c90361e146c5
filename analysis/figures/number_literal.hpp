#pragma once
// Digits with the separators of several countries, and exponents.

#include <cstddef>
#include <optional>
#include <string_view>

namespace labledger::analysis {

/// What a run of digits and separators says.
struct NumberLiteral {
  std::size_t end = 0;
  double value = 0;
  std::optional<double> thousands;  ///< The other reading of "22.000", whose value is 22.
  bool is_bare = false;             ///< Digits alone.
};

/// The literal at `at`, where a digit must stand. Empty for version numbers ("1.2.3") and more than
/// 40 digits. Linear in its length; `end_of_digits` tells where a refused one ends.
[[nodiscard]] std::optional<NumberLiteral> read_literal(std::string_view text, std::size_t at);

/// The end of the digits and separators that begin at `at`.
[[nodiscard]] std::size_t end_of_digits(std::string_view text, std::size_t at);

/// The power of ten that the text at `at` writes: "e25", "E+25", "^25" behind a ten. Empty when it
/// writes none, or one past 300.
struct Exponent {
  int power = 0;
  std::size_t end = 0;
};
[[nodiscard]] std::optional<Exponent> read_exponent(std::string_view text, std::size_t at);

}  // namespace labledger::analysis

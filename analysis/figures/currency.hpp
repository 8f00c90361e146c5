#pragma once
// Signs of money and the currencies they stand for.

#include <cstddef>
#include <optional>
#include <string_view>

namespace labledger::analysis {

/// A sign or code of a currency at the edge of a number.
struct CurrencyMark {
  std::string_view code;   ///< ISO 4217; empty for a sign of several currencies. Valid for ever.
  bool is_certain = true;  ///< False for "$" and "¥", which several currencies use.
  std::size_t size = 0;    ///< Bytes of the mark, with the blank between it and the number.
};

/// The mark that ends `before`, the text before a number: "US$", "€ ", "USD ".
[[nodiscard]] std::optional<CurrencyMark> currency_before(std::string_view before);

/// The mark that begins `after`, the text behind a number and its scale: " €", "¥".
[[nodiscard]] std::optional<CurrencyMark> currency_after(std::string_view after);

}  // namespace labledger::analysis

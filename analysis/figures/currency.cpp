#include "analysis/figures/currency.hpp"

#include <array>

#include "analysis/unicode.hpp"

namespace labledger::analysis {
namespace {

struct Sign {
  std::string_view written;
  std::string_view code;
  bool is_certain;
};

/// Longer signs come before those they end in.
/// @see ISO 4217 for the codes.
constexpr std::array<Sign, 33> kSigns = {
    {{"US$", "USD", true},  {"U.S.$", "USD", true}, {"CA$", "CAD", true}, {"AU$", "AUD", true},
     {"HK$", "HKD", true},  {"NT$", "TWD", true},   {"NZ$", "NZD", true}, {"C$", "CAD", true},
     {"A$", "AUD", true},   {"S$", "SGD", true},    {"R$", "BRL", true},  {"$", "USD", false},
     {"€", "EUR", true},    {"£", "GBP", true},     {"CN¥", "CNY", true}, {"JP¥", "JPY", true},
     {"RMB¥", "CNY", true}, {"¥", "", false},       {"￥", "", false},    {"₩", "KRW", true},
     {"₹", "INR", true},    {"₪", "ILS", true},     {"USD", "USD", true}, {"EUR", "EUR", true},
     {"GBP", "GBP", true},  {"CHF", "CHF", true},   {"CAD", "CAD", true}, {"AUD", "AUD", true},
     {"RMB", "CNY", true},  {"CNY", "CNY", true},   {"JPY", "JPY", true}, {"KRW", "KRW", true},
     {"INR", "INR", true}}};

bool is_word_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c);
}

}  // namespace

std::optional<CurrencyMark> currency_before(std::string_view before) {
  const bool has_blank = before.ends_with(' ');
  if (has_blank) before.remove_suffix(1);
  for (const Sign& sign : kSigns) {
    if (!before.ends_with(sign.written)) continue;
    const std::string_view rest = before.substr(0, before.size() - sign.written.size());
    if (is_ascii_letter(sign.written.front()) && !rest.empty() && is_word_byte(rest.back())) {
      continue;  // The end of another word.
    }
    return CurrencyMark{sign.code, sign.is_certain, sign.written.size() + (has_blank ? 1U : 0U)};
  }
  return std::nullopt;
}

std::optional<CurrencyMark> currency_after(std::string_view after) {
  const bool has_blank = after.starts_with(' ');
  if (has_blank) after.remove_prefix(1);
  for (const Sign& sign : kSigns) {
    if (!after.starts_with(sign.written)) continue;
    const std::string_view rest = after.substr(sign.written.size());
    const std::string_view next = rest.starts_with(' ') ? rest.substr(1) : rest;
    const bool is_of_next = !next.empty() && is_ascii_digit(next.front());
    if (is_of_next || (!rest.empty() && is_word_byte(rest.front()))) continue;
    return CurrencyMark{sign.code, sign.is_certain, sign.written.size() + (has_blank ? 1U : 0U)};
  }
  return std::nullopt;
}

}  // namespace labledger::analysis

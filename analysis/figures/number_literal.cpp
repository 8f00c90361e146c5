#include "analysis/figures/number_literal.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "analysis/unicode.hpp"

namespace labledger::analysis {
namespace {

constexpr std::size_t kDigitLimit = 40;
constexpr std::size_t kGroupDigits = 3;
constexpr int kPowerLimit = 300;
constexpr std::size_t kGroupLimit = 20;

/// A run of digits, and the separator before it.
struct Group {
  char separator = '\0';
  std::string_view digits;
};

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_ascii_digit(text[at]);
}

std::string_view digits_at(std::string_view text, std::size_t at) {
  std::size_t size = 0;
  while (is_digit_at(text, at + size))
    ++size;
  return text.substr(at, size);
}

/// Whether the blank at `at` stands between groups of three digits, and not between the columns of
/// a table of percentages.
bool is_group_blank(std::string_view text, std::size_t at, const std::vector<Group>& groups) {
  const bool fits = std::all_of(groups.begin() + 1, groups.end(),
                                [](const Group& group) { return group.separator == ' '; });
  return fits && text[at] == ' ' && groups.front().digits.size() <= kGroupDigits &&
         groups.front().digits.front() != '0' && groups.back().digits.size() <= kGroupDigits &&
         digits_at(text, at + 1).size() == kGroupDigits &&
         !text.substr(at + 1 + kGroupDigits).starts_with('%');
}

std::vector<Group> groups_at(std::string_view text, std::size_t at) {
  std::vector<Group> groups = {{'\0', digits_at(text, at)}};
  std::size_t end = at + groups.front().digits.size();
  while (is_digit_at(text, end + 1) && groups.size() < kGroupLimit) {
    const char separator = text[end];
    const bool separates = separator == ',' || separator == '.' || separator == '\'' ||
                           is_group_blank(text, end, groups);
    if (!separates) break;
    groups.push_back({separator, digits_at(text, end + 1)});
    end += 1 + groups.back().digits.size();
  }
  return groups;
}

double to_number(const std::string& digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// What the last group of digits is.
enum class Last { Thousands, Decimals };

/// The groups as one number.
double joined(const std::vector<Group>& groups, Last last) {
  std::string digits;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i > 0 && i + 1 == groups.size() && last == Last::Decimals) digits += '.';
    digits.append(groups[i].digits);
  }
  return to_number(digits);
}

/// Whether groups [1, end) are three digits each behind one separator, as thousands are.
bool are_thousands(const std::vector<Group>& groups, std::size_t end) {
  const std::string_view first = groups.front().digits;
  if (first.size() > kGroupDigits || first.front() == '0') return false;
  for (std::size_t i = 1; i < end; ++i) {
    const bool fits =
        groups[i].digits.size() == kGroupDigits && groups[i].separator == groups[1].separator;
    if (!fits) return false;
  }
  return true;
}

/// What the separators mean; empty for version numbers.
std::optional<NumberLiteral> interpret(const std::vector<Group>& groups) {
  NumberLiteral literal;
  const char last = groups.back().separator;
  if (groups.size() == 1) {
    literal.value = joined(groups, Last::Thousands);
    literal.is_bare = true;
    return literal;
  }
  const bool all_thousands = are_thousands(groups, groups.size());
  if (all_thousands && last == '.' && groups.size() == 2) {
    literal.value = joined(groups, Last::Decimals);
    literal.thousands = joined(groups, Last::Thousands);
    return literal;
  }
  if (all_thousands) {
    literal.value = joined(groups, Last::Thousands);
    return literal;
  }
  const bool is_decimal = (last == '.' || last == ',') &&
                          (groups.size() == 2 || (last != groups[1].separator &&
                                                  are_thousands(groups, groups.size() - 1)));
  if (!is_decimal) return std::nullopt;
  literal.value = joined(groups, Last::Decimals);
  return literal;
}

}  // namespace

std::size_t end_of_digits(std::string_view text, std::size_t at) {
  while (is_digit_at(text, at) ||
         (at < text.size() && (text[at] == '.' || text[at] == ',') && is_digit_at(text, at + 1)))
    ++at;
  return at;
}

std::optional<NumberLiteral> read_literal(std::string_view text, std::size_t at) {
  std::vector<Group> groups = groups_at(text, at);
  std::size_t digits = 0;
  for (const Group& group : groups)
    digits += group.digits.size();
  if (digits > kDigitLimit) return std::nullopt;
  auto literal = interpret(groups);
  const char first_separator = groups.size() > 1 ? groups[1].separator : '\0';
  if (!literal && (first_separator == ',' || first_separator == ' ')) {
    groups.resize(1);  // A list: "1,2 and 3".
    literal = interpret(groups);
  }
  if (!literal) return std::nullopt;
  const std::string_view last = groups.back().digits;
  literal->end = static_cast<std::size_t>(last.data() - text.data()) + last.size();
  return literal;
}

std::optional<Exponent> read_exponent(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != 'e' && text[at] != 'E' && text[at] != '^')) {
    return std::nullopt;
  }
  ++at;
  const bool is_negative = at < text.size() && text[at] == '-';
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
  const std::string_view digits = digits_at(text, at);
  if (digits.empty() || digits.size() > kGroupDigits) return std::nullopt;
  int power = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), power);
  if (power > kPowerLimit) return std::nullopt;
  return Exponent{is_negative ? -power : power, at + digits.size()};
}

}  // namespace labledger::analysis

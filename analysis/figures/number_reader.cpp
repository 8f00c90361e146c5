#include "analysis/figures/number_reader.hpp"

#include <cmath>

#include "analysis/figures/figure_text.hpp"
#include "analysis/figures/number_literal.hpp"
#include "analysis/figures/number_words.hpp"
#include "analysis/unicode.hpp"

namespace labledger::analysis {
namespace {

constexpr double kTen = 10;
constexpr double kLargest = 1e300;
constexpr double kFirstYear = 1900;
constexpr double kLastYear = 2100;

bool is_word_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_';
}

char at_or_blank(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : ' ';
}

/// Whether a number or word may begin at `at`, going by what is before it.
bool may_begin(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  if (is_word_byte(before) || before == '/' || before == '#' || before == '@' || before == '^' ||
      before == kJoint || static_cast<unsigned char>(before) >= 0x80) {
    // Signs of currencies are not ASCII either.
    return static_cast<unsigned char>(before) >= 0x80 && currency_before(text.substr(0, at));
  }
  const bool joins =
      before == '-' || before == '.' || before == ',' || before == ':' || before == '\'';
  return !joins || at == 1 || !is_word_byte(text[at - 2]);
}

/// Reads one number that begins with a digit.
class DigitReader {
 public:
  explicit DigitReader(std::string_view text) : text_(text) {}

  /// Empty for what is no number; end() tells where to go on.
  std::optional<Numeral> read(std::size_t at) {
    end_ = end_of_digits(text_, at);
    const auto literal = read_literal(text_, at);
    if (!literal) return std::nullopt;
    end_ = literal->end;
    numeral_ = {.begin = at,
                .end = end_,
                .low = literal->value,
                .high = literal->value,
                .currency = currency_before(text_.substr(0, at)),
                .is_bare = literal->is_bare};
    if (numeral_.currency) numeral_.begin -= numeral_.currency->size;
    if (literal->thousands) {
      numeral_.form = NumeralForm::Either;
      numeral_.high = *literal->thousands;
    }
    if (!read_power() && !read_product()) read_scale();
    read_currency_behind();
    end_ = numeral_.end;
    if (is_refused()) return std::nullopt;
    return numeral_;
  }

  [[nodiscard]] std::size_t end() const { return end_; }

 private:
  void multiply(double factor, std::size_t end) {
    numeral_.low *= factor;
    numeral_.high = numeral_.low;
    numeral_.form = NumeralForm::Digits;
    numeral_.is_bare = false;
    numeral_.end = end;
  }

  bool read_power() {
    const auto exponent = read_exponent(text_, numeral_.end);
    if (!exponent) return false;
    const bool is_raised = text_[numeral_.end] == '^';
    if (is_raised && numeral_.low != kTen) return false;
    multiply(std::pow(kTen, is_raised ? exponent->power - 1 : exponent->power), exponent->end);
    return true;
  }

  /// "2.1 x 10^25", and "4 x 1023", whose exponent may be lost.
  bool read_product() {
    std::size_t at = numeral_.end;
    const char gap = at_or_blank(text_, at);
    if (gap == kJoint || gap == ' ') ++at;
    if (at_or_blank(text_, at) != 'x') return false;
    ++at;
    const bool is_apart = at_or_blank(text_, at) == ' ';
    if (is_apart != (gap == ' ')) return false;
    if (is_apart) ++at;
    if (!is_ascii_digit(at_or_blank(text_, at))) return false;
    const auto second = read_literal(text_, at);
    if (!second) return false;
    const auto exponent = read_exponent(text_, second->end);
    if (exponent && second->value == kTen) {
      multiply(std::pow(kTen, exponent->power), exponent->end);
      return true;
    }
    numeral_.form = NumeralForm::Product;
    numeral_.high = second->is_bare ? second->value : 0;
    numeral_.is_bare = false;
    numeral_.end = second->end;
    while (at_or_blank(text_, numeral_.end) == kJoint &&
           is_ascii_digit(at_or_blank(text_, numeral_.end + 2))) {
      numeral_.high = 0;  // A third factor: a shape, not a number.
      numeral_.end = end_of_digits(text_, numeral_.end + 2);
    }
    return true;
  }

  void read_scale() {
    constexpr int kScaleWords = 2;
    for (int i = 0; i < kScaleWords; ++i) {
      const char gap = at_or_blank(text_, numeral_.end);
      if (gap != kJoint && gap != ' ' && gap != '-') return;
      const std::size_t at = numeral_.end + 1;
      auto scale = read_scale_word(text_, at);
      const bool is_written_on = gap == kJoint || (gap == ' ' && numeral_.currency);
      if (!scale && is_written_on) {
        scale = read_scale_letters(text_, at, numeral_.currency ? Scaled::Money : Scaled::Count);
      }
      if (!scale) return;
      numeral_.scale *= scale->value;
      multiply(scale->value, scale->end);
    }
  }

  void read_currency_behind() {
    if (numeral_.currency) return;
    const bool has_point = at_or_blank(text_, numeral_.end) == '.';  // "Mio. €"
    const std::size_t end = numeral_.end + (has_point ? 1U : 0U);
    numeral_.currency = currency_after(text_.substr(end));
    if (numeral_.currency) numeral_.end = end + numeral_.currency->size;
  }

  /// Ordinals, fractions, times of day, and what no double holds.
  [[nodiscard]] bool is_refused() const {
    const char next = at_or_blank(text_, numeral_.end);
    const char after = at_or_blank(text_, numeral_.end + 1);
    if ((next == '/' || next == ':') && is_ascii_digit(after)) return true;
    if (!(numeral_.high <= kLargest) || is_ascii_letter(next)) return true;
    if (next != kJoint) return false;
    const std::string_view letters = word_at(text_, numeral_.end + 1);
    return letters == "st" || letters == "nd" || letters == "rd" || letters == "th";
  }

  std::string_view text_;
  std::size_t end_ = 0;
  Numeral numeral_;
};

bool is_year(const Numeral& numeral) {
  return numeral.is_bare && numeral.low >= kFirstYear && numeral.low < kLastYear;
}

bool is_single(const Numeral& numeral) {
  return numeral.form == NumeralForm::Digits || numeral.form == NumeralForm::Words;
}

/// Whether the text between two numbers, and the word before the first, make a range of them.
bool spans_range(std::string_view text, const Numeral& first, const Numeral& second) {
  std::string_view between = text.substr(first.end, second.begin - first.end);
  const std::string_view before = text.substr(0, first.begin);
  if (between.starts_with('%')) between.remove_prefix(1);
  if (between == "-" || between == " - ") return true;
  if (between == " to ") return !before.ends_with("from ");
  return between == " and " && (before.ends_with("between ") || before.ends_with("Between "));
}

/// The range from the first number to the second, if they are one. "1.5-2 billion" begins at 1.5
/// billion.
std::optional<Numeral> joined_range(std::string_view text, const Numeral& first,
                                    const Numeral& second) {
  if (!is_single(first) || !is_single(second) || !spans_range(text, first, second)) {
    return std::nullopt;
  }
  const bool has_sign_before = second.currency && !is_ascii_digit(text[second.begin]);
  if ((has_sign_before && !first.currency) || (is_year(first) && is_year(second))) {
    return std::nullopt;
  }
  double low = first.low;
  if (first.scale == 1 && second.scale > 1 && low * second.scale < second.low) low *= second.scale;
  if (low >= second.low) return std::nullopt;
  Numeral range = first;
  range.form = NumeralForm::Range;
  range.low = low;
  range.high = second.high;
  range.end = second.end;
  range.is_bare = false;
  if (!range.currency) range.currency = second.currency;
  return range;
}

/// Joins neighbours into ranges, when what stands between them says so.
void join_ranges(std::string_view text, std::vector<Numeral>& numerals) {
  std::vector<Numeral> out;
  for (const Numeral& next : numerals) {
    const auto range = out.empty() ? std::nullopt : joined_range(text, out.back(), next);
    if (range) {
      out.back() = *range;
    } else {
      out.push_back(next);
    }
  }
  numerals = std::move(out);
}

/// The number that the words at `at` write, with a currency sign never before it.
std::optional<Numeral> read_words(std::string_view text, std::size_t at) {
  Numeral numeral{.begin = at, .currency = {}};
  if (const auto end = read_vague_words(text, at)) {
    numeral.end = *end;
    numeral.form = NumeralForm::Vague;
    return numeral;
  }
  const auto number = read_number_words(text, at);
  if (!number) return std::nullopt;
  numeral.end = number->end;
  numeral.form = NumeralForm::Words;
  numeral.low = numeral.high = number->value;
  return numeral;
}

}  // namespace

std::vector<Numeral> read_numbers(std::string_view text) {
  std::vector<Numeral> numerals;
  std::size_t at = 0;
  while (at < text.size()) {
    const bool is_digit = is_ascii_digit(text[at]);
    const bool follows_number = !numerals.empty() && numerals.back().end + 1 == at &&
                                text[at - 1] == '-';  // The end of a range.
    if ((!is_digit && !is_ascii_letter(text[at])) || !(may_begin(text, at) || follows_number)) {
      ++at;
      continue;
    }
    std::optional<Numeral> numeral;
    std::size_t end = at + 1;
    if (is_digit) {
      DigitReader reader(text);
      numeral = reader.read(at);
      end = reader.end();
    } else {
      numeral = read_words(text, at);
      if (numeral) end = numeral->end;
    }
    const bool overlaps = numeral && !numerals.empty() && numeral->begin < numerals.back().end;
    if (numeral && !overlaps) numerals.push_back(*numeral);
    at = end;
  }
  join_ranges(text, numerals);
  return numerals;
}

}  // namespace labledger::analysis

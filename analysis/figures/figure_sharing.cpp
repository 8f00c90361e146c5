#include "analysis/figures/figure_sharing.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "analysis/figures/figure_context.hpp"
#include "analysis/figures/number_words.hpp"
#include "analysis/unicode.hpp"

namespace labledger::analysis {
namespace {

constexpr std::size_t kNounReach = 120;
constexpr std::size_t kPartReach = 160;
constexpr double kLargestWhole = 1000;
constexpr double kFirstYear = 1900;
constexpr double kLastYear = 2100;

bool is_plain(const Numeral& numeral) {
  return numeral.form == NumeralForm::Digits || numeral.form == NumeralForm::Words;
}

bool may_be_year(const Numeral& numeral) {
  return numeral.is_bare && numeral.low >= kFirstYear && numeral.low < kLastYear;
}

bool is_list_gap(std::string_view gap) {
  constexpr std::array<std::string_view, 8> kGaps = {", ",    ", and ", " and ", " or ",
                                                     ", or ", "/",      " & ",   " respectively "};
  return std::find(kGaps.begin(), kGaps.end(), gap) != kGaps.end();
}

/// The text between two figures, without the hedge of the second: " or " of "2 or about 3".
std::string_view gap_between(const FigureScene& scene, const Figure& first, const Figure& second) {
  const std::size_t end = begin_of_hedge(scene, second.numeral.begin);
  if (end < first.numeral.end) return {};
  return scene.text.substr(first.numeral.end, end - first.numeral.end);
}

/// "One in five", "1 out of 20", where the whole is a small number and counts nothing itself.
bool is_share_of(const FigureScene& scene, const Figure& part, const Figure& whole) {
  if (part.unit || !is_plain(part.numeral) || !is_plain(whole.numeral)) return false;
  if (part.numeral.currency || whole.numeral.currency) return false;
  const std::string_view gap = gap_between(scene, part, whole);
  const bool is_in = gap == " in " || gap == " in every ";
  const bool is_out_of = gap == " out of " || gap == " out of every ";
  const bool is_small = part.numeral.low < whole.numeral.low && whole.numeral.low <= kLargestWhole;
  const bool counts_time = whole.unit && whole.unit->kind == QuantityKind::Duration;
  const bool counts_things = whole.unit && is_out_of && is_count(whole.unit->kind);
  return (is_in || is_out_of) && is_small && !counts_time && !counts_things;
}

void join_shares(const FigureScene& scene, std::vector<Figure>& figures) {
  std::vector<Figure> out;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    Figure figure = figures[i];
    if (i + 1 < figures.size() && is_share_of(scene, figure, figures[i + 1])) {
      const Numeral& whole = figures[i + 1].numeral;
      figure.is_share = true;
      figure.numeral.low = figure.numeral.high = figure.numeral.low / whole.low;
      figure.numeral.end = whole.end;
      figure.unit = FigureUnit{.kind = QuantityKind::Share,
                               .chip = {},
                               .head = {0, whole.end, whole.end},
                               .end = whole.end};
      ++i;
    }
    out.push_back(figure);
  }
  figures = std::move(out);
}

/// "30, 30 and 100 megawatts", "2 of 19 openings": the unit stands behind the last of them.
void share_backward(const FigureScene& scene, std::vector<Figure>& figures) {
  for (std::size_t i = figures.size(); i-- > 1;) {
    Figure& figure = figures[i - 1];
    const Figure& next = figures[i];
    if (figure.unit || !next.unit || figure.numeral.currency || next.numeral.currency) continue;
    if (next.is_share || may_be_year(figure.numeral)) continue;
    const std::string_view gap = gap_between(scene, figure, next);
    const bool is_part = (gap == " of " || gap == " out of " || gap == " of the " ||
                          gap == " of its " || gap == " of their " || gap == " of our ") &&
                         is_count(next.unit->kind);
    const bool is_growth =
        gap == " to " && scene.text.substr(0, figure.numeral.begin).ends_with("from ");
    if (!is_list_gap(gap) && !is_part && !is_growth) continue;
    figure.unit = next.unit;
    figure.shares_unit = true;
    figure.is_part_of_next = is_part;
  }
}

/// Whether the words behind a bare number say that it is a part of what was counted before it.
bool is_partitive(std::string_view text, std::size_t end) {
  constexpr std::array<std::string_view, 11> kPartitives = {
      " of whom", " of which", " of them", " of these", " of those", " are ",
      " were ",   " is ",      " was ",    " work",     " focus"};
  const std::string_view rest = text.substr(end);
  return std::any_of(kPartitives.begin(), kPartitives.end(),
                     [&](std::string_view partitive) { return rest.starts_with(partitive); });
}

/// Whether the number stands alone: behind it the clause ends, or goes on with a function word.
bool stands_alone(std::string_view text, std::size_t end) {
  if (end >= text.size()) return true;
  const char next = text[end];
  if (next != ' ') {
    return next == '.' || next == ',' || next == ';' || next == ')' || next == ':' || next == '"' ||
           next == '!' || next == '?' || next == ']' || next == '+';
  }
  const std::string_view word = word_at(text, end + 1);
  if (word.empty()) return end + 1 >= text.size() || !is_ascii_digit(text[end + 1]);
  return is_function_word(word) || word == "respectively";
}

/// How far before a number its noun may stand, going by the words that tie them: "headcount … at
/// 97" far, "chips (97" near. Empty when nothing ties it to a noun.
std::optional<std::size_t> reach_of_link(const FigureScene& scene, std::size_t begin) {
  constexpr std::array<std::string_view, 17> kLinks = {
      "to",       "from",      "at",      "of",      "is",      "was",
      "are",      "were",      "be",      "totals",  "totaled", "totaling",
      "totalled", "totalling", "reached", "reaches", "numbers"};
  constexpr std::size_t kBesides = 3;  ///< " (" and what is written onto it.
  std::string_view before = scene.text.substr(0, begin_of_hedge(scene, begin));
  while (before.ends_with(' '))
    before.remove_suffix(1);
  if (before.ends_with('(') || before.ends_with(':') || before.ends_with('=')) {
    return begin - before.size() + kBesides;
  }
  std::size_t size = 0;
  while (size < before.size() && size < 16 && is_ascii_letter(before[before.size() - 1 - size]))
    ++size;
  const std::string_view word = before.substr(before.size() - size);
  const bool is_link = std::find(kLinks.begin(), kLinks.end(), word) != kLinks.end();
  return is_link ? std::optional(kNounReach) : std::nullopt;
}

std::optional<FigureUnit> noun_before(const FigureScene& scene, const Figure& figure) {
  const Numeral& numeral = figure.numeral;
  if (!stands_alone(scene.text, numeral.end)) return std::nullopt;
  const auto reach = reach_of_link(scene, numeral.begin);
  if (!reach || may_be_year(numeral) || numeral.form == NumeralForm::Vague) return std::nullopt;
  auto unit = unit_before(scene, numeral.begin, *reach);
  const bool is_word = numeral.form == NumeralForm::Words;
  if (unit && is_word && !is_count(unit->kind)) return std::nullopt;
  return unit;
}

/// Parts of a whole, and numbers behind their noun.
void share_forward(const FigureScene& scene, std::vector<Figure>& figures) {
  for (std::size_t i = 0; i < figures.size(); ++i) {
    Figure& figure = figures[i];
    if (figure.unit || figure.numeral.currency) continue;
    const Figure* last = i > 0 ? &figures[i - 1] : nullptr;
    const bool has_count = last != nullptr && last->unit && is_count(last->unit->kind);
    const bool is_near = last != nullptr && figure.numeral.begin - last->numeral.end < kPartReach;
    if (has_count && is_near && is_partitive(scene.text, figure.numeral.end)) {
      figure.unit = last->unit;
      figure.shares_unit = true;
    } else if (last != nullptr && last->takes_unit_from_before && !may_be_year(figure.numeral) &&
               is_list_gap(gap_between(scene, *last, figure))) {
      figure.unit = last->unit;
      figure.shares_unit = figure.takes_unit_from_before = true;
    } else if (const auto unit = noun_before(scene, figure)) {
      figure.unit = unit;
      figure.shares_unit = figure.takes_unit_from_before = true;
    }
  }
}

}  // namespace

void share_units(const FigureScene& scene, std::vector<Figure>& figures) {
  join_shares(scene, figures);
  share_backward(scene, figures);
  share_forward(scene, figures);
}

}  // namespace labledger::analysis

#include "analysis/figures/figure_unit.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <string>

#include "analysis/figures/figure_text.hpp"
#include "analysis/unicode.hpp"

namespace labledger::analysis {
namespace {

using Role = UnitMeaning::Role;

constexpr double kSecondsAnHour = 3600;
constexpr double kPercent = 0.01;
constexpr std::size_t kGapBytes = 40;
constexpr int kGapWords = 3;
constexpr int kChainLimit = 6;

/// Sorted.
constexpr std::array<std::string_view, 84> kFunctionWords = {
    "a",       "about",  "according", "across", "after",   "all",   "an",     "and",     "are",
    "around",  "as",     "at",        "be",     "because", "been",  "before", "between", "but",
    "by",      "can",    "could",     "did",    "do",      "does",  "during", "each",    "for",
    "from",    "had",    "has",       "have",   "he",      "if",    "in",     "into",    "is",
    "it",      "its",    "last",      "may",    "might",   "must",  "near",   "not",     "of",
    "on",      "only",   "or",        "our",    "over",    "per",   "she",    "should",  "since",
    "so",      "than",   "that",      "the",    "their",   "them",  "then",   "they",    "this",
    "through", "to",     "today",     "under",  "until",   "using", "via",    "was",     "we",
    "were",    "when",   "where",     "which",  "while",   "who",   "whom",   "whose",   "will",
    "with",    "within", "would"};

static_assert(std::is_sorted(kFunctionWords.begin(), kFunctionWords.end()));

bool may_be_in_gap(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == ' ' || c == '-' || c == '\'' ||
         c == kJoint;
}

bool is_number_word(std::string_view word) {
  return std::all_of(word.begin(), word.end(), is_ascii_digit);
}

/// The number of words in a gap between a number and its noun, or between nouns of one phrase;
/// empty when the gap ends the phrase.
std::optional<int> words_in_gap(std::string_view gap) {
  const bool has_dash = gap.find(" - ") != std::string_view::npos;
  if (gap.size() > kGapBytes || has_dash || !std::all_of(gap.begin(), gap.end(), may_be_in_gap)) {
    return std::nullopt;
  }
  int words = 0;
  bool follows_number = false;
  while (!gap.empty()) {
    const std::size_t end = std::min(gap.find_first_of(" -\x1F"), gap.size());
    const std::string_view word = gap.substr(0, end);
    gap.remove_prefix(std::min(end + 1, gap.size()));
    if (word.empty()) continue;
    const bool is_memory = follows_number && (word == "GB" || word == "gb" || word == "TB");
    if (follows_number && !is_memory) return std::nullopt;
    follows_number = is_number_word(word);
    if (is_function_word(word)) return std::nullopt;
    if (!is_memory && !follows_number) ++words;
  }
  return follows_number ? std::nullopt : std::optional(words);
}

/// Where a phrase goes on behind "of their": "zero of their employees".
std::size_t skip_partitive(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 7> kPartitives = {
      " of their ", " of its ", " of our ", " of the ", " of these ", " of those ", " of "};
  for (const std::string_view partitive : kPartitives) {
    if (text.substr(at).starts_with(partitive)) return at + partitive.size() - 1;
  }
  return at;
}

/// Where a phrase goes on behind a size of memory: "1,024, 16 GB GPUs".
std::size_t skip_memory(const FigureScene& scene, std::size_t at) {
  if (!scene.text.substr(at).starts_with(", ")) return at;
  const auto mark = first_from(scene.hits.marks, at + 2);
  const bool is_memory = mark != scene.hits.marks.end() && mark->begin == at + 2 &&
                         scene.cues.marks().cues()[mark->cue].name == "memory";
  return is_memory ? mark->end : at;
}

/// Whether the hit is an "x" that only stands between a number and its noun: "256 x A100".
bool is_times_sign(const FigureScene& scene, CueHits::const_iterator hit) {
  if (hit == scene.hits.units.end() || std::next(hit) == scene.hits.units.end()) return false;
  if (scene.cues.meaning(*hit).kind != QuantityKind::Ratio || hit->end - hit->begin != 1) {
    return false;
  }
  const UnitMeaning& next = scene.cues.meaning(*std::next(hit));
  const bool is_thing = next.role == Role::Chip || next.role == Role::Package ||
                        (next.role == Role::Unit && is_count(next.kind));
  const auto words = words_in_gap(scene.text.substr(hit->end, std::next(hit)->begin - hit->end));
  return is_thing && words && *words <= 1;
}

/// The most words that may stand between a number and such a unit.
int gap_limit(const UnitMeaning& meaning) {
  if (meaning.role == Role::Currency) return 0;
  if (meaning.role != Role::Unit || is_count(meaning.kind)) return kGapWords;
  const bool takes_adjective = meaning.kind == QuantityKind::Flop ||
                               meaning.kind == QuantityKind::Parameters ||
                               meaning.kind == QuantityKind::Tokens;
  return takes_adjective ? 1 : 0;
}

/// Whether it names a thing that a number further on may be a number of.
bool may_stand_before(const UnitMeaning& meaning) {
  using enum QuantityKind;
  if (meaning.role == Role::Currency) return false;
  return meaning.role != Role::Unit || is_count(meaning.kind) || meaning.kind == Flop ||
         meaning.kind == FlopRate || meaning.kind == Parameters || meaning.kind == Tokens;
}

/// Follows the nouns of one phrase to its head, which comes last in English.
class Phrase {
 public:
  /// Whether the phrase may go on behind this hit.
  bool take(const CueHit& hit, const UnitMeaning& meaning) {
    if (meaning.role == Role::Chip || meaning.role == Role::Package) {
      if (!unit_) begin(QuantityKind::Accelerators, 1, hit);
      unit_->chip = hit;
      unit_->is_package = meaning.role == Role::Package;
      unit_->end = hit.end;
      return true;
    }
    if (!unit_) {
      begin(meaning.kind, meaning.factor, hit);
      unit_->is_rate_or_count = meaning.is_rate_or_count;
      return meaning.kind == QuantityKind::Accelerators || meaning.kind == QuantityKind::Machines;
    }
    return take_head(hit, meaning);
  }

  [[nodiscard]] const std::optional<FigureUnit>& unit() const { return unit_; }

 private:
  void begin(QuantityKind kind, double factor, const CueHit& hit) {
    unit_ = FigureUnit{.kind = kind, .factor = factor, .chip = {}, .head = hit, .end = hit.end};
  }

  bool take_head(const CueHit& hit, const UnitMeaning& meaning) {
    const bool is_time = meaning.kind == QuantityKind::Duration;
    if (meaning.role == Role::Currency || (!is_count(meaning.kind) && !is_time)) return false;
    unit_->kind = is_time ? QuantityKind::ChipHours : meaning.kind;
    unit_->factor = is_time ? meaning.factor / kSecondsAnHour : meaning.factor;
    unit_->head = hit;
    unit_->end = hit.end;
    return meaning.kind == QuantityKind::Accelerators || meaning.kind == QuantityKind::Machines;
  }

  std::optional<FigureUnit> unit_;
};

}  // namespace

bool is_count(QuantityKind kind) {
  using enum QuantityKind;
  return kind == Accelerators || kind == Machines || kind == ChipHours || kind == People ||
         kind == SafetyPeople || kind == Openings || kind == SafetyOpenings;
}

bool is_function_word(std::string_view word) {
  std::string lower(word);
  for (char& c : lower)
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), lower);
}

std::optional<FigureUnit> unit_behind(const FigureScene& scene, std::size_t at) {
  const std::string_view rest = scene.text.substr(at);
  if (rest.starts_with('%') || rest.starts_with(" %")) {
    const std::size_t end = at + (rest.starts_with('%') ? 1U : 2U);
    return FigureUnit{.kind = QuantityKind::Share,
                      .factor = kPercent,
                      .chip = {},
                      .head = {0, end, end},
                      .end = end};
  }
  Phrase phrase;
  std::size_t from = skip_memory(scene, rest.starts_with('+') ? at + 1 : at);
  from = skip_partitive(scene.text, from);
  auto hit = first_from(scene.hits.units, from);
  if (is_times_sign(scene, hit)) {
    from = hit->end;
    ++hit;
  }
  for (int i = 0; i < kChainLimit && hit != scene.hits.units.end(); ++i, ++hit) {
    const UnitMeaning& meaning = scene.cues.meaning(*hit);
    const auto words = words_in_gap(scene.text.substr(from, hit->begin - from));
    if (!words) break;
    if (*words > (phrase.unit() ? kGapWords : gap_limit(meaning))) break;
    from = hit->end;
    if (!phrase.take(*hit, meaning)) break;
  }
  return phrase.unit();
}

std::optional<FigureUnit> unit_before(const FigureScene& scene, std::size_t at, std::size_t reach) {
  for (auto hit = first_from(scene.hits.units, at); hit != scene.hits.units.begin();) {
    hit = std::prev(hit);
    if (hit->end > at) continue;
    if (at - hit->end > reach) return std::nullopt;
    const UnitMeaning& meaning = scene.cues.meaning(*hit);
    if (!may_stand_before(meaning)) continue;
    Phrase phrase;
    phrase.take(*hit, meaning);
    return phrase.unit();
  }
  return std::nullopt;
}

}  // namespace labledger::analysis

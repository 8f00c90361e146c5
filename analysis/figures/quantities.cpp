#include "analysis/figures/quantities.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "analysis/figures/figure_context.hpp"
#include "analysis/figures/figure_sharing.hpp"
#include "analysis/figures/figure_text.hpp"
#include "analysis/figures/number_reader.hpp"
#include "analysis/figures/quantity_value.hpp"
#include "analysis/unicode.hpp"
#include "core/names.hpp"

namespace labledger::analysis {
namespace {

constexpr std::size_t kSentenceBytes = 20'000;
constexpr std::size_t kNameBytes = 24;  ///< Longer words are no names of models.

/// Whether a cue that marks numbers as no figures covers part of the number.
bool is_excluded(const FigureScene& scene, std::size_t begin, std::size_t end) {
  const CueHits& marks = scene.hits.marks;
  auto hit = std::lower_bound(marks.begin(), marks.end(), begin,
                              [](const CueHit& mark, std::size_t at) { return mark.end <= at; });
  for (; hit != marks.end() && hit->begin < end; ++hit) {
    if (scene.cues.marks().cues()[hit->cue].group == "figure:not") return true;
  }
  return false;
}

/// Whether the number may be part of a name, such as a model's "Acme 3.5": a small number right
/// behind a word in capitals. A word that begins the sentence has its capital from there.
bool may_be_name(std::string_view text, const Figure& figure) {
  constexpr double kLargestVersion = 100;
  const Numeral& numeral = figure.numeral;
  const bool is_small = numeral.form == NumeralForm::Digits && numeral.scale == 1 &&
                        numeral.low < kLargestVersion && !numeral.currency;
  if (!is_small || numeral.begin < 2 || text[numeral.begin - 1] != ' ') return false;
  std::size_t begin = numeral.begin - 1;
  while (begin > 0 && is_ascii_letter(text[begin - 1]) && numeral.begin - begin < kNameBytes)
    --begin;
  const std::string_view word = text.substr(begin, numeral.begin - 1 - begin);
  const bool is_capital = !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
  return is_capital && !is_function_word(word) && (begin > 0 || !figure.unit);
}

/// The text without joints, for what is shown to readers.
std::string shown(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return c != kJoint; });
  return out;
}

/// "H100s" without the plural.
std::string chip_name(std::string_view written) {
  std::string name = shown(written);
  if (name.ends_with("'s")) name.resize(name.size() - 2);
  if (name.size() > 1 && name.back() == 's' && name[name.size() - 2] != 's') name.pop_back();
  return name;
}

/// Reads one sentence.
class SentenceReader {
 public:
  SentenceReader(const FigureCues& cues, const FigureText& text)
      : text_(text), hits_(find_figure_cues(cues, text.text)), scene_{text.text, cues, hits_} {}

  std::vector<Quantity> read(const std::vector<Numeral>& numerals) {
    for (const Numeral& numeral : numerals) {
      if (is_excluded(scene_, numeral.begin, numeral.end)) continue;
      Figure figure{.numeral = numeral, .unit = {}};
      figure.unit = unit_behind(scene_, numeral.end);
      take_written_currency(figure);
      if (may_be_name(text_.text, figure) && !is_hedged(numeral)) continue;
      figures_.push_back(figure);
    }
    share_units(scene_, figures_);
    only_chip_ = find_only_chip();
    for (std::size_t i = 0; i < figures_.size(); ++i)
      add(i);
    add_multiples();
    std::sort(found_.begin(), found_.end(),
              [](const Quantity& a, const Quantity& b) { return a.span < b.span; });
    return drop_overlaps();
  }

 private:
  [[nodiscard]] bool is_hedged(const Numeral& numeral) const {
    return begin_of_hedge(scene_, numeral.begin) != numeral.begin;
  }

  /// "5 billion dollars": the word for the currency is a unit like others.
  void take_written_currency(Figure& figure) const {
    if (!figure.unit) return;
    const CueHit& head = figure.unit->head;
    const bool has_word =
        head.end > head.begin && scene_.cues.meaning(head).role == UnitMeaning::Role::Currency;
    if (!has_word || figure.numeral.currency) return;
    figure.numeral.currency =
        CurrencyMark{scene_.cues.units().cues()[head.cue].name, true, head.end - head.begin};
    figure.numeral.end = head.end;
  }

  [[nodiscard]] FigurePlace place_of(std::size_t index) const {
    const Figure& figure = figures_[index];
    FigurePlace place{
        .begin = figure.numeral.begin, .number_end = figure.numeral.end, .end = end_of(figure)};
    if (index > 0) place.after_last = end_of(figures_[index - 1]);
    place.before_next =
        index + 1 < figures_.size() ? figures_[index + 1].numeral.begin : scene_.text.size();
    return place;
  }

  /// Of "times the" and "twice as" the first word is the figure's.
  [[nodiscard]] std::size_t end_of_ratio(const FigureUnit& unit) const {
    const std::string_view head = scene_.text.substr(unit.head.begin, unit.end - unit.head.begin);
    return unit.head.begin + std::min(head.find(' '), head.size());
  }

  [[nodiscard]] std::size_t end_of(const Figure& figure) const {
    const bool has_own_unit = figure.unit && !figure.shares_unit && !figure.numeral.currency;
    if (!has_own_unit) return figure.numeral.end;
    const std::size_t end =
        figure.unit->kind == QuantityKind::Ratio ? end_of_ratio(*figure.unit) : figure.unit->end;
    return std::max(end, figure.numeral.end);
  }

  /// "One" counts only where it is stressed, or measures time: mostly it is an article.
  [[nodiscard]] static bool is_article(const Figure& figure, const Quantity& quantity) {
    using enum QuantityKind;
    const bool counts = quantity.kind == Duration || quantity.kind == Openings ||
                        quantity.kind == SafetyOpenings || quantity.kind == Share;
    return figure.numeral.form == NumeralForm::Words && figure.numeral.low == 1 && !counts &&
           quantity.hedge == QuantityHedge::Exact;
  }

  void add(std::size_t index) {
    const Figure& figure = figures_[index];
    if (!figure.unit && !figure.numeral.currency) return;
    const FigurePlace place = place_of(index);
    std::string_view written;
    if (figure.unit) {
      const CueHit& head = figure.unit->head;
      written = scene_.text.substr(head.begin, head.end - head.begin);
    }
    Quantity quantity;
    if (!set_value(figure, written, hedge_of(scene_, place), quantity)) return;
    if (is_article(figure, quantity)) return;
    name_subject(index, written, quantity);
    describe(place, quantity);
    const std::string_view per = per_of(scene_.text, place.end);
    if (!figure.shares_unit) quantity.per.assign(per);
    if (per.empty() && is_implausible(quantity)) add_doubt(quantity, QuantityDoubt::Implausible);
    found_.push_back(std::move(quantity));
  }

  /// Of "2 of 19 openings are in safety", what is said of the whole is said of its part alone.
  [[nodiscard]] bool is_of_safety_at(std::size_t index) const {
    if (index > 0 && figures_[index - 1].is_part_of_next) return false;
    return is_of_safety(scene_, place_of(figures_[index].is_part_of_next ? index + 1 : index));
  }

  /// The amount that the one at `index` gives in another currency: "€15 million ($16.3 million …)";
  /// `index` itself when it stands for itself.
  [[nodiscard]] std::size_t converted(std::size_t index) const {
    if (index == 0) return index;
    const Numeral& other = figures_[index - 1].numeral;
    const Numeral& numeral = figures_[index].numeral;
    if (!other.currency || !numeral.currency || other.currency->code == numeral.currency->code) {
      return index;
    }
    const std::size_t begin = begin_of_hedge(scene_, numeral.begin);
    if (begin < other.end) return index;
    const std::string_view gap = scene_.text.substr(other.end, begin - other.end);
    return gap == ", or " || gap == " or " || gap == " (" ? index - 1 : index;
  }

  void name_subject(std::size_t index, std::string_view written, Quantity& quantity) const {
    using enum QuantityKind;
    const Figure& figure = figures_[index];
    const FigurePlace place = place_of(index);
    if (quantity.kind == Money) {
      const auto cue = money_cue(scene_, place_of(converted(index)));
      if (!cue) return;
      quantity.kind =
          from_name<QuantityKind>(scene_.cues.money().cues()[cue->cue].name).value_or(Money);
      quantity.subject = shown(scene_.text.substr(cue->begin, cue->end - cue->begin));
      return;
    }
    const bool may_be_safety = quantity.kind == People || quantity.kind == Openings;
    if (may_be_safety && is_of_safety_at(index)) {
      quantity.kind = quantity.kind == People ? SafetyPeople : SafetyOpenings;
    }
    if (quantity.kind == Share || quantity.kind == Ratio) {
      name_topic(place, quantity);
      return;
    }
    const bool counts_sparse = quantity.kind == FlopRate && is_sparse(scene_, place);
    if (counts_sparse) add_doubt(quantity, QuantityDoubt::Sparse);
    auto chip = figure.unit->chip;
    if (!chip && quantity.kind == ChipHours) chip = only_chip_;
    const bool is_of_chip = chip && (quantity.kind == Accelerators || quantity.kind == ChipHours);
    quantity.subject = is_of_chip ? chip_text(*chip) : shown(written);
  }

  /// The accelerator that the sentence names, when it names one alone: "… hours of computation on
  /// hardware of type H100".
  [[nodiscard]] std::optional<CueHit> find_only_chip() const {
    std::optional<CueHit> only;
    for (const CueHit& hit : hits_.units) {
      const auto role = scene_.cues.meaning(hit).role;
      if (role != UnitMeaning::Role::Chip && role != UnitMeaning::Role::Package) continue;
      if (only && chip_text(*only) != chip_text(hit)) return std::nullopt;
      only = hit;
    }
    return only;
  }

  [[nodiscard]] std::string chip_text(const CueHit& hit) const {
    return chip_name(scene_.text.substr(hit.begin, hit.end - hit.begin));
  }

  void name_topic(const FigurePlace& place, Quantity& quantity) const {
    if (const auto topic = topic_of(scene_, place)) {
      const bool is_score = scene_.cues.topics().cues()[topic->cue].name == "score";
      if (is_score && quantity.kind == QuantityKind::Share) quantity.kind = QuantityKind::Score;
      quantity.subject = shown(scene_.text.substr(topic->begin, topic->end - topic->begin));
    }
    if (quantity.kind == QuantityKind::Ratio)
      quantity.base = shown(base_of(scene_.text, place.end));
  }

  void describe(const FigurePlace& place, Quantity& quantity) const {
    using enum QuantityKind;
    const bool is_money = quantity.kind >= Money && quantity.kind <= Cost;
    quantity.status = status_of(scene_, place, is_money ? place.after_last : 0);
    quantity.is_reported = is_reported(scene_, place);
    const bool can_be_owned = quantity.kind == Accelerators || quantity.kind == Machines ||
                              quantity.kind == FlopRate || quantity.kind == Power;
    if (can_be_owned) quantity.ownership = ownership_of(scene_, place);
    quantity.span = text_.origin_of(place.begin, place.end);
  }

  /// "Tripled its staff".
  void add_multiples() {
    for (const CueHit& hit : hits_.marks) {
      const Cue& cue = scene_.cues.marks().cues()[hit.cue];
      if (cue.group != "figure:multiple") continue;
      double factor = 1;
      std::from_chars(cue.name.data(), cue.name.data() + cue.name.size(), factor);
      const FigureUnit unit{.kind = QuantityKind::Ratio, .chip = {}, .head = hit, .end = hit.end};
      const FigurePlace place{.begin = hit.begin,
                              .number_end = hit.end,
                              .end = end_of_ratio(unit),
                              .after_last = 0,
                              .before_next = scene_.text.size()};
      const Figure figure{.numeral = {.begin = hit.begin,
                                      .end = hit.end,
                                      .low = factor,
                                      .high = factor,
                                      .currency = {}},
                          .unit = unit};
      Quantity quantity;
      if (!set_value(figure, {}, hedge_of(scene_, place), quantity)) continue;
      name_topic(place, quantity);
      if (quantity.subject.empty()) continue;  // "The doubles match".
      describe(place, quantity);
      found_.push_back(std::move(quantity));
    }
  }

  /// Of figures that overlap the first stays.
  std::vector<Quantity> drop_overlaps() {
    std::vector<Quantity> out;
    for (Quantity& quantity : found_) {
      if (!out.empty() && quantity.span.begin < out.back().span.end) continue;
      out.push_back(std::move(quantity));
    }
    return out;
  }

  const FigureText& text_;
  FigureHits hits_;
  FigureScene scene_;
  std::vector<Figure> figures_;
  std::optional<CueHit> only_chip_;
  std::vector<Quantity> found_;
};

}  // namespace

QuantityReader::QuantityReader(FigureCues cues) : cues_(std::move(cues)) {}

Result<QuantityReader> QuantityReader::compile(const Lexicon& lexicon) {
  FigureCues cues = TRY(FigureCues::compile(lexicon));
  return QuantityReader(std::move(cues));
}

std::vector<Quantity> QuantityReader::read(std::string_view sentence) const {
  const FigureText text = figure_text(sentence.substr(0, kSentenceBytes));
  const std::vector<Numeral> numerals = read_numbers(text.text);
  if (numerals.empty() && cues_.marks().present(text.text).empty()) return {};
  return SentenceReader(cues_, text).read(numerals);
}

}  // namespace labledger::analysis

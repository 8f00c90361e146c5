#include "analysis/figures/figure_cues.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "core/names.hpp"

namespace labledger::analysis {
namespace {

constexpr std::string_view kRateOrCount = "flop_or_rate";

Error unknown_name(const Cue& cue) {
  return {ErrorKind::Config, "a cue of the group '" + cue.group + "' has the name '" + cue.name +
                                 "', which means nothing there"};
}

std::optional<double> to_factor(std::string_view written) {
  double factor = 0;
  const char* const end = written.data() + written.size();
  const auto [stop, failure] = std::from_chars(written.data(), end, factor);
  if (failure != std::errc() || stop != end || !(factor > 0)) return std::nullopt;
  return factor;
}

/// "power 1e6": the kind and the factor.
std::optional<UnitMeaning> unit_meaning(std::string_view name) {
  const std::size_t blank = std::min(name.find(' '), name.size());
  const std::string_view kind = name.substr(0, blank);
  const auto factor = to_factor(name.substr(std::min(blank + 1, name.size())));
  if (!factor) return std::nullopt;
  UnitMeaning meaning;
  meaning.factor = *factor;
  meaning.is_rate_or_count = kind == kRateOrCount;
  const auto known = meaning.is_rate_or_count ? QuantityKind::Flop : from_name<QuantityKind>(kind);
  if (!known) return std::nullopt;
  meaning.kind = *known;
  return meaning;
}

std::optional<UnitMeaning> meaning_of(const Cue& cue) {
  using Role = UnitMeaning::Role;
  if (cue.group == "figure:unit") return unit_meaning(cue.name);
  UnitMeaning meaning;
  if (cue.group == "figure:currency") {
    meaning.role = Role::Currency;
    meaning.kind = QuantityKind::Money;
    return cue.name.size() == 3 ? std::optional(meaning) : std::nullopt;
  }
  if (cue.name != "chip" && cue.name != "package") return std::nullopt;
  meaning.role = cue.name == "chip" ? Role::Chip : Role::Package;
  return meaning;
}

/// Whether the names of hedges, statuses, owners, money and multiples are ones we know.
bool is_known(const Cue& cue) {
  if (cue.group == "figure:hedge" || cue.group == "figure:hedge_after") {
    return from_name<QuantityHedge>(cue.name).has_value();
  }
  if (cue.group == "figure:status") {
    return cue.name == "reported" || cue.name == "copula" ||
           from_name<QuantityStatus>(cue.name).has_value();
  }
  if (cue.group == "figure:ownership") return from_name<Ownership>(cue.name).has_value();
  if (cue.group == "figure:money") return from_name<QuantityKind>(cue.name).has_value();
  if (cue.group == "figure:multiple") return to_factor(cue.name).has_value();
  return true;
}

}  // namespace

FigureCues::FigureCues(std::vector<CueSet> sets, std::vector<UnitMeaning> meanings)
    : units_(std::move(sets[0])),
      meanings_(std::move(meanings)),
      marks_(std::move(sets[1])),
      hedges_(std::move(sets[2])),
      statuses_(std::move(sets[3])),
      money_(std::move(sets[4])),
      topics_(std::move(sets[5])),
      owners_(std::move(sets[6])) {}

Result<FigureCues> FigureCues::compile(const Lexicon& lexicon) {
  const std::vector<std::vector<std::string_view>> groups = {
      {"figure:unit", "figure:chip", "figure:currency"},
      {"figure:not", "figure:multiple"},
      {"figure:hedge", "figure:hedge_after"},
      {"figure:status"},
      {"figure:money"},
      {"figure:topic"},
      {"figure:ownership"}};
  std::vector<CueSet> sets;
  for (const auto& names : groups) {
    CueSet set = TRY(CueSet::compile(lexicon, names));
    for (const Cue& cue : set.cues()) {
      if (!is_known(cue)) return unknown_name(cue);
    }
    sets.push_back(std::move(set));
  }
  std::vector<UnitMeaning> meanings;
  for (const Cue& cue : sets.front().cues()) {
    const auto meaning = meaning_of(cue);
    if (!meaning) return unknown_name(cue);
    meanings.push_back(*meaning);
  }
  return FigureCues(std::move(sets), std::move(meanings));
}

FigureHits find_figure_cues(const FigureCues& cues, std::string_view text) {
  return {.units = cues.units().find_longest(text),
          .marks = cues.marks().find_longest(text),
          .hedges = cues.hedges().find_longest(text),
          .statuses = cues.statuses().find_longest(text),
          .money = cues.money().find_longest(text),
          .topics = cues.topics().find_longest(text),
          .owners = cues.owners().find_longest(text)};
}

CueHits::const_iterator first_from(const CueHits& hits, std::size_t at) {
  return std::lower_bound(hits.begin(), hits.end(), at,
                          [](const CueHit& hit, std::size_t value) { return hit.begin < value; });
}

}  // namespace labledger::analysis

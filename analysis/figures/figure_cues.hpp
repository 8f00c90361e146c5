#pragma once
// The cues of figures (lexicon/quantities.toml), compiled, and what their names mean.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/cue_set.hpp"
#include "core/lexicon.hpp"
#include "core/quantity.hpp"
#include "core/result.hpp"

namespace labledger::analysis {

/// What a cue of a unit, of an accelerator or of a currency stands for.
struct UnitMeaning {
  enum class Role {
    Unit,     ///< A unit or a noun that is counted.
    Chip,     ///< The name of an accelerator.
    Package,  ///< A name that may stand for several accelerators.
    Currency,
  };
  Role role = Role::Unit;
  QuantityKind kind = QuantityKind::Accelerators;
  double factor = 1;              ///< From what is written to unit_of(kind).
  bool is_rate_or_count = false;  ///< Kind is Flop, but may as well be FlopRate.
};

/// Places of the cues of one set, in text order, not overlapping.
using CueHits = std::vector<CueHit>;

/// All cues of figures. Thread-safe.
class FigureCues {
 public:
  /// Config when a pattern does not compile or a cue's name means nothing in its group.
  [[nodiscard]] static Result<FigureCues> compile(const Lexicon& lexicon);

  [[nodiscard]] const CueSet& units() const { return units_; }
  [[nodiscard]] const UnitMeaning& meaning(const CueHit& hit) const { return meanings_[hit.cue]; }
  /// Groups figure:not and figure:multiple.
  [[nodiscard]] const CueSet& marks() const { return marks_; }
  /// Groups figure:hedge and figure:hedge_after.
  [[nodiscard]] const CueSet& hedges() const { return hedges_; }
  [[nodiscard]] const CueSet& statuses() const { return statuses_; }
  [[nodiscard]] const CueSet& money() const { return money_; }
  [[nodiscard]] const CueSet& topics() const { return topics_; }
  [[nodiscard]] const CueSet& owners() const { return owners_; }

 private:
  FigureCues(std::vector<CueSet> sets, std::vector<UnitMeaning> meanings);

  CueSet units_;
  std::vector<UnitMeaning> meanings_;  ///< One a cue of units_.
  CueSet marks_;
  CueSet hedges_;
  CueSet statuses_;
  CueSet money_;
  CueSet topics_;
  CueSet owners_;
};

/// Where all cues of figures stand in one text, of overlapping ones of a set the longest.
struct FigureHits {
  CueHits units;
  CueHits marks;
  CueHits hedges;
  CueHits statuses;
  CueHits money;
  CueHits topics;
  CueHits owners;
};
[[nodiscard]] FigureHits find_figure_cues(const FigureCues& cues, std::string_view text);

/// The first hit of the ascending hits that begins at or after `at`. Cost: logarithmic.
[[nodiscard]] CueHits::const_iterator first_from(const CueHits& hits, std::size_t at);

}  // namespace labledger::analysis

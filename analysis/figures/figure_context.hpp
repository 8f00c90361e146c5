#pragma once
// What the words around a figure say of it: how firm it is, whether it is there already, whose it
// is, and what an amount of money is.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/figures/figure_unit.hpp"

namespace labledger::analysis {

/// The place of a figure in the scene's text, and the places of its neighbours, beyond which cues
/// belong to these.
struct FigurePlace {
  std::size_t begin = 0;
  std::size_t number_end = 0;  ///< Behind the number, before its unit.
  std::size_t end = 0;
  std::size_t after_last = 0;   ///< The end of the figure before it; 0 when it is the first.
  std::size_t before_next = 0;  ///< The begin of the next one; the text's end when it is the last.
};

/// How firmly the figure is stated; Exact when no cue or sign stands right before or behind it.
[[nodiscard]] QuantityHedge hedge_of(const FigureScene& scene, const FigurePlace& place);

/// The begin of the hedge right before `begin`, or `begin` itself.
[[nodiscard]] std::size_t begin_of_hedge(const FigureScene& scene, std::size_t begin);

/// The status by the nearest cue before the figure; behind it, only plans and aims count, as do
/// before the place `crossed`, where words belong to another figure.
[[nodiscard]] QuantityStatus status_of(const FigureScene& scene, const FigurePlace& place,
                                       std::size_t crossed);

/// Whether words near the figure say that others tell it.
[[nodiscard]] bool is_reported(const FigureScene& scene, const FigurePlace& place);

[[nodiscard]] Ownership ownership_of(const FigureScene& scene, const FigurePlace& place);

/// What an amount of money is, by the nearest cue, and the cue; empty when none is near.
[[nodiscard]] std::optional<CueHit> money_cue(const FigureScene& scene, const FigurePlace& place);

/// Whether people or openings are those of AI safety.
[[nodiscard]] bool is_of_safety(const FigureScene& scene, const FigurePlace& place);

/// What a share or a ratio is about: the nearest topic, behind the figure before one ahead of it;
/// empty if none.
[[nodiscard]] std::optional<CueHit> topic_of(const FigureScene& scene, const FigurePlace& place);

/// Whether the words near a speed say that it counts operations on sparse numbers.
[[nodiscard]] bool is_sparse(const FigureScene& scene, const FigurePlace& place);

/// "year" in "10x per year", "token" in "6 FLOPs/token"; empty when the figure is not per anything.
[[nodiscard]] std::string_view per_of(std::string_view text, std::size_t end);

/// The first name behind a ratio, which it is a multiple of: "GPT-4"; empty when there is none.
[[nodiscard]] std::string_view base_of(std::string_view text, std::size_t end);

}  // namespace labledger::analysis

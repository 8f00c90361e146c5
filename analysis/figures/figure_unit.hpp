#pragma once
// What a number counts, going by the words behind it: the head of the noun phrase that the number
// begins. "22,000 NVIDIA H100 Tensor Core GPUs" are accelerators, "900 H100 hours" are chip hours.

#include <cstddef>
#include <optional>
#include <string_view>

#include "analysis/figures/figure_cues.hpp"

namespace labledger::analysis {

/// The unit of a figure, and the place of the words that name it.
struct FigureUnit {
  QuantityKind kind = QuantityKind::Money;
  double factor = 1;              ///< From the number as written to unit_of(kind).
  bool is_rate_or_count = false;  ///< "FLOPS": kind is Flop, but may as well be FlopRate.
  bool is_package = false;        ///< Its chip's name may stand for several chips.
  std::optional<CueHit> chip;     ///< The name of the accelerator.
  CueHit head;                    ///< The noun or unit; empty where there is none, as for "%".
  std::size_t end = 0;            ///< Behind the phrase.
};

/// One sentence with its cues, as the functions that read figures pass it on. Valid while what it
/// refers to lives.
struct FigureScene {
  std::string_view text;
  const FigureCues& cues;
  const FigureHits& hits;
};

/// Whether the kind counts things one by one.
[[nodiscard]] bool is_count(QuantityKind kind);

/// The unit that stands behind a number whose text ends at `at`. Between them may stand a few words
/// that belong to the noun ("22,000 liquid-cooled H100s") or "of their"; never a verb, preposition
/// or conjunction. Cost: bounded.
[[nodiscard]] std::optional<FigureUnit> unit_behind(const FigureScene& scene, std::size_t at);

/// The unit or counted noun that ends last before `at` within `reach` bytes: "headcount … 97".
[[nodiscard]] std::optional<FigureUnit> unit_before(const FigureScene& scene, std::size_t at,
                                                    std::size_t reach);

/// Whether the word ties words together and names nothing: articles, prepositions, conjunctions,
/// auxiliary verbs.
[[nodiscard]] bool is_function_word(std::string_view word);

}  // namespace labledger::analysis

#include "analysis/coupling/coupling_figure.hpp"

#include <array>

namespace labledger::analysis {

std::string_view key_of(CouplingPitfall pitfall) {
  constexpr std::array<std::string_view, 18> kKeys = {
      "small_sample",     "titles_only",      "evergreen",     "definitions",
      "falls_with_size",  "inference_share",  "upper_limit",   "mixed_populations",
      "counts_sentences", "unknown_outcomes", "archive_time",  "not_yet_disclosed",
      "line_uncertain",   "shared_errors",    "page_redesign", "pledge_base",
      "no_evidence",      "widths_differ"};
  return kKeys[static_cast<std::size_t>(pitfall)];
}

CouplingFigure begin_figure(std::string_view name, const FigureGround& ground, std::size_t n) {
  CouplingFigure figure;
  figure.name = name;
  figure.n = n;
  figure.first = ground.first;
  figure.last = ground.last;
  figure.grade = ground.grade;
  if (n < kSmallSample) figure.pitfalls.push_back(CouplingPitfall::SmallSample);
  return figure;
}

}  // namespace labledger::analysis

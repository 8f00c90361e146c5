#pragma once
// Figures that set safety beside compute. None is a rank of labs: each carries what it rests on,
// and what a reader must know before using it.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/compute_estimate.hpp"
#include "core/promise.hpp"

namespace labledger {

/// Why a figure may mislead.
enum class CouplingPitfall {
  SmallSample,       ///< So few that one more would change it much.
  TitlesOnly,        ///< Openings are told by titles; the classifier errs.
  Evergreen,         ///< Standing and repeated postings count as openings.
  Definitions,       ///< What counts as safety staff differs tenfold between sources.
  FallsWithSize,     ///< Falls as compute grows, even when safety staff keeps pace.
  InferenceShare,    ///< Compute that serves customers is counted, too.
  UpperLimit,        ///< The count is at most so large; so is the figure.
  MixedPopulations,  ///< Staff and compute are those of different sets of labs.
  CountsSentences,   ///< Whoever writes more sentences gets more of it.
  UnknownOutcomes,   ///< Part of it is not settled; the interval holds both outcomes.
  ArchiveTime,       ///< The time of a capture is the latest that a document can have come.
  NotYetDisclosed,   ///< Documents that have not come count as later than today.
  LineUncertain,     ///< Which models lie above the line is known by probabilities only.
  SharedErrors,      ///< Both ends were estimated alike: without their covariance it looks wider.
  PageRedesign,      ///< Rebuilding a site moves counts of sentences.
  PledgeBase,        ///< A share of what, and by when, differs between pledges.
  NoEvidence,        ///< Nothing was shown; that is unknown, not zero.
  WidthsDiffer,      ///< One interval is so much wider that the two cannot be put in an order.
};

/// What a value is to the quantity.
enum class FigureBound {
  Estimate,
  AtMost,  ///< Printed with "<": the count in it is an upper limit.
};

/// What a figure rests on, as the caller knows it.
struct FigureGround {
  std::optional<Day> first;  ///< Dates of the inputs; empty when they are unknown.
  std::optional<Day> last;
  ComputeGrade grade = ComputeGrade::E;
};

/// One of the things that a figure was made of, as a reader can look it up.
struct CouplingInput {
  std::string name;   ///< "openings for safety".
  std::string value;  ///< In words, with its unit: "2 of 19"; for foreign text as it was read.
  std::string date;   ///< "2023", "2023-06" or "2023-06-27"; empty when unknown.
  std::string source;
  std::string url;  ///< Empty when unknown.
};

/// One figure.
struct CouplingFigure {
  std::string_view name;        ///< "safety_openings_share"; valid for ever.
  std::optional<double> value;  ///< Empty when the inputs do not give one.
  std::optional<double> low;    ///< Of the interval; empty when there is no bound on this side.
  std::optional<double> high;
  double level = 0.95;  ///< The probability that the interval is made for: 0.90 where it comes
                        ///< from log-normal quantities alone.
  FigureBound bound = FigureBound::Estimate;
  std::size_t n = 0;  ///< How many things were counted or compared.
  std::optional<Day> first;
  std::optional<Day> last;
  ComputeGrade grade = ComputeGrade::E;
  std::vector<CouplingPitfall> pitfalls;  ///< In the order of the enum, each once.
  std::string definition;                 ///< What counts as safety here; empty where nobody says.
  std::string reason;  ///< Why there is no value: a part of a sentence; empty when there is one.
  std::vector<CouplingInput> inputs;
};

}  // namespace labledger

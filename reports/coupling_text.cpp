#include "reports/coupling_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iterator>

#include <fmt/format.h>

namespace labledger::reports {
namespace {

/// How the value of a figure is written.
enum class ValueStyle {
  Share,   ///< Of a whole, in per cent.
  Number,  ///< A plain number, followed by the unit.
  Factor,  ///< "x 2.1".
  Growth,  ///< A logarithm, written as the factor that it is of.
};

/// How one figure is written.
struct FigureWords {
  std::string_view name;
  std::string_view title;
  ValueStyle style;
  std::string_view unit;  ///< After the number, with its blank.
  std::string_view reading;
};

constexpr std::array<FigureWords, 12> kFigures = {{
    {"safety_openings_share", "Safety openings, of technical openings", ValueStyle::Share, "", ""},
    {"safety_staff_share", "Safety staff, of all staff", ValueStyle::Share, "", ""},
    {"safety_staff_per_1e18_flop_per_second", "Safety staff beside compute", ValueStyle::Number,
     " for each 1e18 FLOP/s",
     "It falls as compute grows, whatever a lab does: read it beside the elasticity."},
    {"safety_elasticity", "Growth of safety staff beside growth of compute", ValueStyle::Number, "",
     "1 keeps pace with compute; less falls behind."},
    {"commitments_per_doubling", "New commitments for each doubling of compute", ValueStyle::Number,
     " a doubling", ""},
    {"promises_kept_share", "Promises kept, of those that are due and settled", ValueStyle::Share,
     "", "The interval begins where all unsettled ones are broken, and ends where all are kept."},
    {"median_disclosure_lag_days", "From a model's release to its safety document",
     ValueStyle::Number, " days at the median", "Models without a document count as later."},
    {"disclosure_over_1e25_flop",
     "Models over 1e25 FLOP with a safety document within 30 days of release", ValueStyle::Share,
     "", "A model counts by the probability that it is over the line."},
    {"disclosure_over_1e26_flop",
     "Models over 1e26 FLOP with a safety document within 30 days of release", ValueStyle::Share,
     "", "A model counts by the probability that it is over the line."},
    {"growth_gap", "Growth of compute over growth of safety statements", ValueStyle::Growth,
     " a year", "More than 1: compute grew faster than what is said of safety."},
    {"pledge_kept_share", "Of the compute pledged to safety, what was shown", ValueStyle::Share, "",
     ""},
    {"compute_transparency", "How far the compute figure is known", ValueStyle::Factor,
     " from the low to the high end of its interval", "1 is a figure known exactly."},
}};

const FigureWords* words_of(const CouplingFigure& figure) {
  const auto* const found = std::ranges::find(kFigures, figure.name, &FigureWords::name);
  return found == kFigures.end() ? nullptr : found;
}

/// A number as people read it: 0, 0.12, 4.4, 138, 2e+06.
std::string number(double value) {
  const double size = std::abs(value);
  constexpr double kLarge = 1e6;
  constexpr double kWhole = 9.95;  // From here on two digits are whole.
  if (size >= kWhole && size < kLarge) return fmt::format("{:.0f}", value);
  return fmt::format("{:.2g}", value);
}

/// One end or middle of an interval, without its unit.
std::string written(double value, ValueStyle style) {
  switch (style) {
    case ValueStyle::Share:
      return fmt::format("{:.1f}", 100 * value);
    case ValueStyle::Growth:
      return number(std::exp(value));
    case ValueStyle::Factor:
    case ValueStyle::Number:
      return number(value);
  }
  return "";
}

/// " (95 % 2.9 to 31.4 %)"; empty when there is no end.
std::string interval_words(const CouplingFigure& figure, ValueStyle style) {
  const std::string_view sign = style == ValueStyle::Share ? " %" : "";
  const std::string level = fmt::format("{:.0f} %", 100 * figure.level);
  if (figure.low && figure.high) {
    return fmt::format(" ({} {} to {}{})", level, written(*figure.low, style),
                       written(*figure.high, style), sign);
  }
  if (figure.low) return fmt::format(" ({} over {}{})", level, written(*figure.low, style), sign);
  if (figure.high) {
    return fmt::format(" ({} under {}{})", level, written(*figure.high, style), sign);
  }
  return " (no interval)";
}

}  // namespace

std::string title_of(const CouplingFigure& figure) {
  const FigureWords* words = words_of(figure);
  return std::string(words == nullptr ? figure.name : words->title);
}

std::string value_words(const CouplingFigure& figure) {
  if (!figure.value) {
    return figure.reason.empty() ? "No public basis" : "No public basis: " + figure.reason;
  }
  const FigureWords* words = words_of(figure);
  const ValueStyle style = words == nullptr ? ValueStyle::Number : words->style;
  std::string text = figure.bound == FigureBound::AtMost ? "< " : "";
  if (style == ValueStyle::Factor || style == ValueStyle::Growth) text += "x ";
  text += written(*figure.value, style);
  if (style == ValueStyle::Share) text += " %";
  if (words != nullptr) text += words->unit;
  if (figure.low || figure.high || words == nullptr || words->style != ValueStyle::Factor) {
    text += interval_words(figure, style);
  }
  return text;
}

std::string ground_words(const CouplingFigure& figure) {
  std::string text = fmt::format("n {}", figure.n);
  if (figure.first && figure.last && *figure.first != *figure.last) {
    text += "; " + format_date(*figure.first) + " to " + format_date(*figure.last);
  } else if (figure.last) {
    text += "; " + format_date(*figure.last);
  }
  if (!figure.value) return text;
  constexpr std::string_view kLetters = "ABCDE";
  return text + "; grade " + kLetters[static_cast<std::size_t>(figure.grade)];
}

std::string_view reading_of(const CouplingFigure& figure) {
  const FigureWords* words = words_of(figure);
  return words == nullptr ? std::string_view() : words->reading;
}

std::string_view sentence_of(CouplingPitfall pitfall) {
  switch (pitfall) {
    case CouplingPitfall::SmallSample:
      return "So few were counted that one more would change it much.";
    case CouplingPitfall::TitlesOnly:
      return "Openings are told by their titles, which errs.";
    case CouplingPitfall::Evergreen:
      return "Standing and repeated postings count as openings.";
    case CouplingPitfall::Definitions:
      return "What counts as safety staff differs tenfold between sources.";
    case CouplingPitfall::FallsWithSize:
      return "It falls as compute grows, even when safety staff keeps pace.";
    case CouplingPitfall::InferenceShare:
      return "Compute that serves customers is counted, too.";
    case CouplingPitfall::UpperLimit:
      return "The count is an upper limit, and so is the figure.";
    case CouplingPitfall::MixedPopulations:
      return "Staff and compute are those of different sets of labs.";
    case CouplingPitfall::CountsSentences:
      return "Whoever writes more sentences gets more of it.";
    case CouplingPitfall::UnknownOutcomes:
      return "Part of it is not settled; the interval holds both outcomes.";
    case CouplingPitfall::ArchiveTime:
      return "Documents may have come earlier than the day that is known of them.";
    case CouplingPitfall::NotYetDisclosed:
      return "Documents that are not known to have come count as later than today.";
    case CouplingPitfall::LineUncertain:
      return "Which models lie above the line is known by probabilities only.";
    case CouplingPitfall::SharedErrors:
      return "Both ends were estimated alike; it is surer than its interval says.";
    case CouplingPitfall::PageRedesign:
      return "Rebuilding a site moves counts of sentences.";
    case CouplingPitfall::PledgeBase:
      return "A share of what, and by when, differs between pledges.";
    case CouplingPitfall::NoEvidence:
      return "Nothing was shown; that is unknown, not zero.";
    case CouplingPitfall::WidthsDiffer:
      return "Its interval is so wide that it cannot be set in an order with others.";
  }
  return "";
}

}  // namespace labledger::reports

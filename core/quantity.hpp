#pragma once
// A figure that a sentence states: never a bare number, but what is counted, in which unit, how
// firmly it is said, and where it stands.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.hpp"

namespace labledger {

/// What a figure is a figure of.
enum class QuantityKind {
  Accelerators,  ///< Chips that train or run models.
  Machines,      ///< Nodes, servers, virtual machines, racks, processor cores.
  Flop,          ///< Work: floating-point operations.
  FlopRate,      ///< Speed: floating-point operations a second.
  ChipHours,     ///< Hours of one accelerator.
  Power,
  Energy,
  Emissions,  ///< Carbon dioxide, or as much of other gases as warms alike.
  Money,      ///< Money of which the sentence does not say what it is.
  MoneyRaised,
  Valuation,
  Revenue,
  Investment,  ///< Money that one party puts into another.
  Cost,
  People,
  SafetyPeople,  ///< People who work on AI safety.
  Openings,      ///< Jobs that are open.
  SafetyOpenings,
  Share,  ///< A part of a whole: 1 is all of it.
  Ratio,  ///< How many times as much: "three times the compute of …".
  Duration,
  Parameters,
  Tokens,
  Score,  ///< The result of a test or benchmark, such as a log perplexity.
};

/// How firmly the sentence states the value.
enum class QuantityHedge {
  Exact,     ///< No word loosens it.
  About,     ///< Around, roughly, nearly, some.
  MoreThan,  ///< More than, over, or at least: the value is a lower bound.
  LessThan,  ///< Less than, under: the value is an upper bound.
  UpTo,      ///< Up to, at most: the value is an upper bound that may be reached.
  Range,     ///< "5 to 10".
  Vague,     ///< "Thousands": an amount without a value.
};

/// Whether what is counted is there, going by the words nearest to the figure.
enum class QuantityStatus {
  Unknown,
  Current,
  Past,
  Planned,  ///< Decided or begun, not there yet.
  Aimed,    ///< Sought, discussed or hoped for.
};

/// Who is said to have the thing.
enum class Ownership { Unknown, Owned, Rented, Joint };

/// What a reader should know before trusting how a figure was read.
enum class QuantityDoubt {
  Separator,     ///< "22.000": decimals or thousands; low and high are the two readings.
  LostExponent,  ///< "4 × 1023" read as 4 × 10²³.
  RateOrCount,   ///< "FLOPS": operations, or operations a second; told by size or context.
  Package,       ///< A name such as GB200 that stands for a chip, a board of several, or a rack.
  Currency,      ///< A sign that several currencies use; "$" is taken for USD, "¥" for none.
  Sparse,        ///< The sentence says "sparse": a speed about twice that on ordinary numbers.
  Implausible,   ///< More or less than any machine or training run could be.
};

/// A figure of a sentence. What the sentence does not say is empty or Unknown, never guessed.
struct Quantity {
  QuantityKind kind = QuantityKind::Money;
  std::optional<double> value;  ///< In `unit`; empty for ranges, vague amounts and two readings.
  std::optional<double> low;    ///< The least the sentence allows; empty when it sets no bound,
                                ///< as "around" does not.
  std::optional<double> high;   ///< The most, likewise; low <= high.
  std::string unit;     ///< unit_of(kind), or an ISO 4217 code; empty for an unknown currency.
  std::string subject;  ///< What is counted, as written: "H100", "employees", "valuation".
  std::string base;     ///< For ratios, what it is a multiple of: "GPT-4".
  std::string per;      ///< "year", "token": what it is stated for.
  QuantityHedge hedge = QuantityHedge::Exact;
  QuantityStatus status = QuantityStatus::Unknown;
  Ownership ownership = Ownership::Unknown;
  bool is_reported = false;           ///< Told by others: "reportedly", "according to".
  std::vector<QuantityDoubt> doubts;  ///< Ascending, each once.
  TextSpan span;                      ///< In the sentence: number, scale and unit.
};

/// The unit in which values of the kind are given: SI units and plain counts; empty for money,
/// whose unit is its currency. Valid for ever.
[[nodiscard]] std::string_view unit_of(QuantityKind kind);

}  // namespace labledger

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "analysis/compute/growth.hpp"
#include "analysis/coupling/growth_figures.hpp"
#include "analysis/coupling/lab_figures.hpp"

namespace labledger::analysis {
namespace {

constexpr double kDaysInYear = 365.2425;
/// Less than this says nothing of growth.
constexpr std::chrono::days kLeastWindow{90};

/// The growth of compute that spans the most time; null when there is none.
const labledger::ComputeGrowth* longest_growth(const CouplingInputs& inputs) {
  const labledger::ComputeGrowth* longest = nullptr;
  for (const labledger::ComputeGrowth& growth : inputs.compute.growth) {
    if (longest == nullptr || growth.years > longest->years) longest = &growth;
  }
  return longest;
}

/// A time over which both compute and statements are known, and how compute grew over it.
struct Window {
  Day from;
  Day until;
  double years = 0;
  ComputeGrowth compute;
  CouplingInput source;
};

/// Where the two meet; else why they do not.
struct FoundWindow {
  std::optional<Window> window;
  std::string reason;
};

/// The first day on which a page with statements was seen.
std::optional<Day> first_day(const CouplingInputs& inputs) {
  std::optional<Day> first;
  for (const StatementSpan& span : inputs.statements)
    first = std::min(first.value_or(span.page_first), span.page_first);
  return first;
}

FoundWindow find_window(const CouplingInputs& inputs) {
  const labledger::ComputeGrowth* growth = longest_growth(inputs);
  if (growth == nullptr) return {{}, "compute is not known at two dates of one machine or fleet"};
  const auto begun = days_of_date(growth->from);
  const auto ended = days_of_date(growth->until);
  const auto counted = first_day(inputs);
  if (!counted) return {{}, "the ledger holds no statement on safety of the lab"};
  if (!begun || !ended) return {{}, "the dates of its compute are not known"};
  Window window;
  window.from = std::max(begun->first, *counted);
  window.until = std::min(ended->last, inputs.as_of);
  if (window.until - window.from < kLeastWindow) {
    return {{},
            fmt::format("compute is known from {} to {}, statements from {} on: less than 90 days "
                        "in common",
                        growth->from, growth->until, format_date(*counted))};
  }
  window.years = static_cast<double>((window.until - window.from).count()) / kDaysInYear;
  window.compute.after = growth->per_year.power(window.years);
  window.source.name = "growth of compute: " + growth->subject;
  window.source.value =
      fmt::format("x {:.2g} a year (90 % {:.2g} to {:.2g})", growth->per_year.median(),
                  growth->per_year.low(), growth->per_year.high());
  window.source.date = growth->from + " to " + growth->until;
  for (const ComputeEstimate& estimate : inputs.compute.estimates) {
    if (estimate.quantity.subject != growth->subject) continue;
    const CouplingInput end = input_of(estimate);
    window.source.source = end.source;
    window.source.url = end.url;
  }
  return {window, ""};
}

/// Statements that stood on a day. Only of pages that were seen from the window's begin on: pages
/// that are tracked later would look like more being said.
std::uint64_t standing(const CouplingInputs& inputs, const Window& window, Day day) {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(inputs.statements, [&](const StatementSpan& span) {
        return span.page_first <= window.from && span.first <= day && day <= span.last;
      }));
}

/// The yearly growth already holds what both of its ends share.
void drop_shared_errors(CouplingFigure& figure) {
  std::erase(figure.pitfalls, CouplingPitfall::SharedErrors);
}

CouplingInput counted(const CouplingInputs& inputs, std::string name, std::string value,
                      const Window& window) {
  return {.name = std::move(name),
          .value = std::move(value),
          .date = format_date(window.from) + " to " + format_date(window.until),
          .source = inputs.statements_source,
          .url = ""};
}

FigureGround ground_of(const Window& window) {
  return {.first = window.from, .last = window.until, .grade = ComputeGrade::C};
}

}  // namespace

CouplingFigure commitments_figure(const CouplingInputs& inputs) {
  const FoundWindow found = find_window(inputs);
  if (!found.window) {
    CouplingFigure none = commitments_per_doubling(0, ComputeGrowth(), FigureGround());
    none.reason = found.reason;
    drop_shared_errors(none);
    return none;
  }
  const Window& window = *found.window;
  const auto fresh = static_cast<std::uint64_t>(
      std::ranges::count_if(inputs.statements, [&](const StatementSpan& span) {
        return span.is_commitment && !span.was_there_first && span.page_first <= window.from &&
               span.first > window.from && span.first <= window.until;
      }));
  CouplingFigure figure = commitments_per_doubling(fresh, window.compute, ground_of(window));
  drop_shared_errors(figure);
  figure.reason = "compute did not grow";
  if (fresh == 0) {  // What growth leaves open is no interval of a count of none.
    figure.low.reset();
    figure.high.reset();
  }
  figure.inputs = {counted(inputs, "commitments that came", std::to_string(fresh), window),
                   window.source};
  return figure;
}

CouplingFigure promises_figure(const CouplingInputs& inputs) {
  CouplingFigure figure = promises_kept_share(inputs.promises, FigureGround());
  const PromiseOutcomes& outcomes = inputs.promises;
  figure.grade = ComputeGrade::C;
  const std::uint64_t due = outcomes.met + outcomes.missed + outcomes.unknown;
  figure.reason = due == 0 ? "no promise with a date is due"
                           : fmt::format("{} due, and nobody has said of any what came of it", due);
  figure.inputs = inputs.promise_sources;
  for (const CouplingInput& input : inputs.promise_sources) {
    const auto days = days_of_date(input.date);
    if (!days) continue;
    figure.first = std::min(figure.first.value_or(days->first), days->first);
    figure.last = std::max(figure.last.value_or(days->last), days->last);
  }
  return figure;
}

CouplingFigure growth_gap_figure(const CouplingInputs& inputs) {
  const FoundWindow found = find_window(inputs);
  if (!found.window) {
    CouplingFigure none = growth_gap(ComputeGrowth(), 0, 0, 0, FigureGround());
    none.reason = found.reason;
    drop_shared_errors(none);
    return none;
  }
  const Window& window = *found.window;
  const std::uint64_t before = standing(inputs, window, window.from);
  const std::uint64_t after = standing(inputs, window, window.until);
  CouplingFigure figure =
      growth_gap(window.compute, before, after, window.years, ground_of(window));
  drop_shared_errors(figure);
  figure.reason = "no statement on safety stood there at one end";
  figure.definition = "sentences that the program reads as commitments, acts or risks";
  figure.inputs = {
      counted(inputs, "statements on safety", fmt::format("{} and {}", before, after), window),
      window.source};
  return figure;
}

}  // namespace labledger::analysis

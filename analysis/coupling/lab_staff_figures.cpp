#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "analysis/compute/growth.hpp"
#include "analysis/coupling/lab_figures.hpp"
#include "analysis/coupling/staff_figures.hpp"

namespace labledger::analysis {
namespace {

/// A count and a figure of compute are of the same time when their dates are no further apart.
constexpr double kSameTimeYears = 0.5;
/// The width of a number that others give: 0.8 to 1.25 of it, as of "around".
constexpr double kOthersLow = 0.8;
constexpr double kOthersHigh = 1.25;

bool is_later(const HeadcountObservation& a, const HeadcountObservation& b) {
  return a.date != b.date ? a.date > b.date : a.basis < b.basis;
}

/// Those of the subject that speak of a time up to the day, latest first; of one date the better
/// basis first.
std::vector<HeadcountObservation> counts_of(const CouplingInputs& inputs,
                                            HeadcountSubject subject) {
  std::vector<HeadcountObservation> found;
  for (const HeadcountObservation& count : inputs.headcounts) {
    const auto days = days_of_date(count.date);
    if (count.subject == subject && days && days->first <= inputs.as_of) found.push_back(count);
  }
  std::ranges::stable_sort(found, is_later);
  return found;
}

/// The count as a quantity; empty when it has only a lower limit, or no number above 0.
std::optional<StaffCount> staff_of(const HeadcountObservation& count) {
  if (!count.high || !(*count.high > 0)) return std::nullopt;
  if (!count.low) {
    const auto most = LogNormal::exactly(*count.high);
    if (!most) return std::nullopt;
    return StaffCount{*most, FigureBound::AtMost};
  }
  const bool is_number = *count.low == *count.high;
  const bool is_of_others = is_number && count.basis == HeadcountBasis::ThirdParty;
  const auto people =
      LogNormal::from_interval(is_of_others ? kOthersLow * *count.low : *count.low,
                               is_of_others ? kOthersHigh * *count.high : *count.high);
  if (!people) return std::nullopt;
  return StaffCount{*people, FigureBound::Estimate};
}

ComputeGrade grade_of_count(HeadcountBasis basis) {
  switch (basis) {
    case HeadcountBasis::Published:
    case HeadcountBasis::Bound:
      return ComputeGrade::B;
    case HeadcountBasis::JobBoard:
    case HeadcountBasis::StaffPage:
      return ComputeGrade::C;
    case HeadcountBasis::ThirdParty:
      return ComputeGrade::D;
  }
  return ComputeGrade::E;
}

std::string_view words_of(HeadcountBasis basis) {
  switch (basis) {
    case HeadcountBasis::Published:
      return "published by the lab";
    case HeadcountBasis::Bound:
      return "a limit that the lab gives";
    case HeadcountBasis::JobBoard:
      return "counted on its job board";
    case HeadcountBasis::StaffPage:
      return "counted on its page of people";
    case HeadcountBasis::ThirdParty:
      return "said by others";
  }
  return "";
}

CouplingInput input_of_count(const HeadcountObservation& count, std::string name) {
  CouplingInput input;
  input.name = std::move(name);
  if (count.low && count.high && *count.low == *count.high) {
    input.value = fmt::format("{:g}", *count.low);
  } else if (count.low && count.high) {
    input.value = fmt::format("{:g} to {:g}", *count.low, *count.high);
  } else if (count.high) {
    input.value = fmt::format("at most {:g}", *count.high);
  } else if (count.low) {
    input.value = fmt::format("at least {:g}", *count.low);
  }
  input.value += " (" + std::string(words_of(count.basis)) + ")";
  input.date = count.date;
  input.source = count.source;
  if (!count.speaker.empty()) input.source = count.speaker + "; " + count.source;
  input.url = count.url;
  return input;
}

/// How many years two dates are apart; infinite when one is none.
double years_apart(std::string_view a, std::string_view b) {
  const auto from = years_of(a);
  const auto to = years_of(b);
  return from && to ? std::abs(*from - *to) : HUGE_VAL;
}

/// The machine whose date is nearest to a count's, within the same time; of equals the larger.
const ComputeEstimate* machine_at(const CouplingInputs& inputs, std::string_view date) {
  const ComputeEstimate* nearest = nullptr;
  double least = kSameTimeYears;
  for (const ComputeEstimate& estimate : inputs.compute.estimates) {
    const double years = years_apart(estimate.quantity.date, date);
    if (!is_machine_now(estimate) || years > least) continue;
    const bool is_smaller =
        nearest != nullptr && years == least && estimate.interval.median < nearest->interval.median;
    if (is_smaller) continue;
    nearest = &estimate;
    least = years;
  }
  return nearest;
}

ComputeGrade worse(ComputeGrade a, ComputeGrade b) {
  return std::max(a, b);
}

void widen(CouplingFigure& figure, std::string_view date) {
  const auto days = days_of_date(date);
  if (!days) return;
  figure.first = std::min(figure.first.value_or(days->first), days->first);
  figure.last = std::max(figure.last.value_or(days->last), days->last);
}

/// The latest usable count of safety staff, and why there is none.
struct SafetyStaff {
  std::optional<HeadcountObservation> count;
  std::optional<StaffCount> staff;
  std::string reason;
};

SafetyStaff safety_staff(const CouplingInputs& inputs) {
  SafetyStaff found;
  const auto counts = counts_of(inputs, HeadcountSubject::SafetyStaff);
  if (counts.empty()) {
    found.reason = "no number of safety staff is known";
    return found;
  }
  for (const HeadcountObservation& count : counts) {
    found.staff = staff_of(count);
    found.count = count;
    if (found.staff) return found;
  }
  found.reason = "of safety staff only a lower limit is known";
  return found;
}

}  // namespace

CouplingFigure openings_figure(const CouplingInputs& inputs) {
  const OpeningsPoint* last = nullptr;
  for (const OpeningsPoint& point : inputs.openings.points) {
    if (point.day <= inputs.as_of && point.all > 0) last = &point;
  }
  if (last == nullptr) {
    CouplingFigure figure = safety_openings_share(0, 0, ClassifierQuality(), FigureGround());
    figure.reason = inputs.openings.boards.empty() ? "no job board of the lab was read"
                    : inputs.openings.points.empty()
                        ? "there is no day of which all boards are known"
                        : "no board shows a technical opening";
    return figure;
  }
  CouplingFigure figure =
      safety_openings_share(last->safety, last->all, ClassifierQuality(),
                            {.first = last->day, .last = last->day, .grade = ComputeGrade::C});
  figure.definition = "titles that name work on AI safety";
  CouplingInput input;
  input.name = "openings for safety";
  input.value = fmt::format("{} of {}", last->safety, last->all);
  if (last->corrected_high > 0) {
    input.value +=
        fmt::format(", {:.1f} % ({:.1f} to {:.1f} %) with the classifier's error",
                    100 * last->corrected, 100 * last->corrected_low, 100 * last->corrected_high);
  }
  input.date = format_date(last->day);
  input.source = "job boards of the ledger";
  if (!inputs.openings.boards.empty()) input.url = inputs.openings.boards.front();
  figure.inputs.push_back(std::move(input));
  return figure;
}

CouplingFigure staff_share_figure(const CouplingInputs& inputs) {
  const SafetyStaff safety = safety_staff(inputs);
  CouplingFigure none = begin_figure("safety_staff_share", FigureGround(), 0);
  none.pitfalls.push_back(CouplingPitfall::Definitions);
  none.reason = safety.reason;
  if (safety.count) none.inputs = {input_of_count(*safety.count, "safety staff")};
  if (!safety.staff) return none;
  none.reason = "no number of all staff within half a year of that of safety staff";
  for (const HeadcountObservation& all : counts_of(inputs, HeadcountSubject::AllStaff)) {
    const auto people = staff_of(all);
    if (!people || people->bound == FigureBound::AtMost) continue;
    if (years_apart(all.date, safety.count->date) > kSameTimeYears) continue;
    const ComputeGrade grade =
        worse(grade_of_count(all.basis), grade_of_count(safety.count->basis));
    CouplingFigure figure =
        safety_staff_share(*safety.staff, people->people, ground_of(safety.count->date, grade));
    widen(figure, all.date);
    figure.definition = safety.count->definition;
    figure.inputs = {input_of_count(*safety.count, "safety staff"),
                     input_of_count(all, "all staff")};
    return figure;
  }
  return none;
}

CouplingFigure staff_per_compute_figure(const CouplingInputs& inputs) {
  const SafetyStaff safety = safety_staff(inputs);
  CouplingFigure none = begin_figure("safety_staff_per_1e18_flop_per_second", FigureGround(), 0);
  none.pitfalls = {CouplingPitfall::Definitions, CouplingPitfall::FallsWithSize,
                   CouplingPitfall::InferenceShare};
  none.reason = safety.reason;
  if (safety.count) none.inputs = {input_of_count(*safety.count, "safety staff")};
  if (!safety.staff) return none;
  const ComputeEstimate* machine = machine_at(inputs, safety.count->date);
  none.reason = "no figure of compute within half a year of that of safety staff";
  if (machine == nullptr) return none;
  CouplingFigure figure = safety_staff_per_compute(
      *safety.staff, machine->pooled,
      ground_of(safety.count->date, worse(grade_of_count(safety.count->basis), machine->grade)));
  widen(figure, machine->quantity.date);
  figure.definition = safety.count->definition;
  figure.inputs = {input_of_count(*safety.count, "safety staff"), input_of(*machine)};
  return figure;
}

CouplingFigure elasticity_figure(const CouplingInputs& inputs) {
  std::vector<StaffAndCompute> dates;
  std::vector<CouplingInput> sources;
  std::vector<std::string> days;
  ComputeGrade grade = ComputeGrade::A;
  auto counts = counts_of(inputs, HeadcountSubject::SafetyStaff);
  std::ranges::reverse(counts);
  for (const HeadcountObservation& count : counts) {
    const auto staff = staff_of(count);
    const ComputeEstimate* machine = staff ? machine_at(inputs, count.date) : nullptr;
    // Numbers of other bases are of another series; and one date counts once.
    const bool is_other = count.basis != counts.back().basis;
    const bool is_told = std::ranges::find(days, count.date) != days.end();
    if (machine == nullptr || is_other || is_told || staff->bound == FigureBound::AtMost) continue;
    dates.push_back({staff->people, machine->pooled});
    days.push_back(count.date);
    sources.push_back(input_of_count(count, "safety staff"));
    sources.push_back(input_of(*machine));
    grade = worse(grade, worse(grade_of_count(count.basis), machine->grade));
  }
  FigureGround ground;
  ground.grade = dates.empty() ? ComputeGrade::E : grade;
  CouplingFigure figure = safety_elasticity(dates, ground);
  for (const std::string& day : days)
    widen(figure, day);
  constexpr std::size_t kLeastDates = 3;
  figure.reason = dates.size() >= kLeastDates
                      ? "compute did not change between the dates"
                      : fmt::format(
                            "three dates with safety staff and compute are needed, and "
                            "there {}",
                            dates.empty()       ? "is none"
                            : dates.size() == 1 ? "is 1"
                                                : "are 2");
  figure.inputs = std::move(sources);
  return figure;
}

}  // namespace labledger::analysis

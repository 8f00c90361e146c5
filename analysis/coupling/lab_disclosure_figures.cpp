#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "analysis/coupling/growth_figures.hpp"
#include "analysis/coupling/lab_figures.hpp"
#include "analysis/coupling/staff_figures.hpp"

namespace labledger::analysis {
namespace {

constexpr std::string_view kDocuments = "a system card, a model card, or a report with such a part";

/// Whether and when a document of a model came, as known on a day; empty when that is not known.
std::optional<DisclosureLag> lag_of(const ModelRelease& model, Day as_of) {
  const auto released = days_of_date(model.released);
  if (!released || released->first > as_of) return std::nullopt;
  const auto days_until = [&](Day day) {
    return static_cast<double>((day - released->first).count());
  };
  const auto came = days_of_date(model.document_date);
  if (came && came->last <= as_of) {
    return DisclosureLag{std::max(0.0, days_until(came->last)), true};
  }
  // On that day it had not come: either nobody found one, or it came later.
  auto missing = days_of_date(model.none_by);
  if (came) missing = came;
  if (!missing) return std::nullopt;
  return DisclosureLag{days_until(std::min(missing->last, as_of)), false};
}

std::string lag_words(const ModelRelease& model, const std::optional<DisclosureLag>& lag) {
  if (!lag) {
    return "released " + model.released +
           (model.document.empty() ? "; no document is known"
                                   : "; " + model.document + " of unknown date: not counted");
  }
  if (!lag->has_come)
    return fmt::format("released {}; none after {:g} days", model.released, lag->days);
  return fmt::format("released {}; {} after {:g} {}", model.released, model.document, lag->days,
                     lag->days == 1 ? "day" : "days");
}

CouplingInput input_of_model(const ModelRelease& model, std::string value) {
  return {.name = model.model,
          .value = std::move(value),
          .date = model.document_date.empty() ? model.released : model.document_date,
          .source = model.source,
          .url = model.url};
}

/// The training run of a model: the estimate of its subject; null when there is none.
const ComputeEstimate* run_of(const CouplingInputs& inputs, const std::string& model) {
  for (const ComputeEstimate& estimate : inputs.compute.estimates) {
    const bool is_run = estimate.quantity.measure == ComputeMeasure::TrainingFlop;
    if (is_run && estimate.quantity.subject == model) return &estimate;
  }
  return nullptr;
}

void take_in(CouplingFigure& figure, const ModelRelease& model) {
  const auto days = days_of_date(model.released);
  if (!days) return;
  figure.first = std::min(figure.first.value_or(days->first), days->first);
  figure.last = std::max(figure.last.value_or(days->last), days->last);
}

}  // namespace

CouplingFigure lag_figure(const CouplingInputs& inputs) {
  std::vector<DisclosureLag> lags;
  CouplingFigure dated;
  std::vector<CouplingInput> sources;
  for (const ModelRelease& model : inputs.models) {
    const auto lag = lag_of(model, inputs.as_of);
    if (lag) {
      lags.push_back(*lag);
      take_in(dated, model);
    }
    const auto released = days_of_date(model.released);
    if (!released || released->first > inputs.as_of) continue;
    sources.push_back(input_of_model(model, lag_words(model, lag)));
  }
  CouplingFigure figure = median_disclosure_lag(
      lags, {.first = dated.first, .last = dated.last, .grade = ComputeGrade::C});
  figure.definition = kDocuments;
  figure.inputs = std::move(sources);
  figure.reason = lags.empty() ? "no model with a known date of its document"
                               : "fewer than half of the documents have come";
  return figure;
}

CouplingFigure tier_figure(const CouplingInputs& inputs, std::string_view name, double line_flop) {
  constexpr double kInTimeDays = 30;
  constexpr double kLeastExpected = 0.5;
  std::vector<ModelDisclosure> models;
  std::vector<CouplingInput> sources;
  CouplingFigure dated;
  double expected = 0;  // Models over the line.
  for (const ModelRelease& model : inputs.models) {
    const auto lag = lag_of(model, inputs.as_of);
    const ComputeEstimate* run = run_of(inputs, model.model);
    // One that is still missing within its thirty days may yet come in time.
    if (!lag || run == nullptr || (!lag->has_come && lag->days < kInTimeDays)) continue;
    const bool is_in_time = lag->has_come && lag->days <= kInTimeDays;
    models.push_back({run->pooled, is_in_time});
    expected += run->pooled.probability_above(line_flop);
    take_in(dated, model);
    sources.push_back(input_of_model(
        model, fmt::format("{}; {:.2g} FLOP, over the line with {:.0f} %", lag_words(model, lag),
                           run->interval.median, 100 * run->pooled.probability_above(line_flop))));
  }
  CouplingFigure figure = disclosure_over_line(
      models, line_flop, {.first = dated.first, .last = dated.last, .grade = ComputeGrade::C});
  figure.name = name;
  figure.definition = kDocuments;
  figure.inputs = std::move(sources);
  figure.reason = models.empty()
                      ? "no model with both a figure of its training and the date of its document"
                      : "none of its models with known dates is likely to be over the line";
  if (expected < kLeastExpected) {
    figure.value.reset();
    figure.low.reset();
    figure.high.reset();
  }
  return figure;
}

CouplingFigure pledge_figure(const CouplingInputs& inputs) {
  const SafetyPledge* last = nullptr;
  for (const SafetyPledge& pledge : inputs.pledges) {
    const auto said = days_of_date(pledge.said);
    if (!said || said->first > inputs.as_of) continue;
    if (last == nullptr || pledge.said >= last->said) last = &pledge;
  }
  if (last == nullptr) {
    CouplingFigure none = pledge_kept_share(ComputePledge(), FigureGround());
    none.pitfalls = {CouplingPitfall::PledgeBase};
    none.reason = "no pledge of compute for safety is known";
    return none;
  }
  CouplingFigure figure = pledge_kept_share({.pledged = last->share, .shown = last->shown},
                                            ground_of(last->said, ComputeGrade::C));
  figure.reason = fmt::format("{:g} % of {} pledged in {}, {}; nothing was shown",
                              100 * last->share, last->base, last->said,
                              last->due.empty() ? "without a date" : "due by " + last->due);
  figure.inputs = {{.name = "pledge",
                    .value = fmt::format("{:g} % of {}", 100 * last->share, last->base),
                    .date = last->said,
                    .source = last->source,
                    .url = last->url}};
  if (!last->evidence.empty()) {
    figure.inputs.push_back({.name = "shown",
                             .value = last->evidence,
                             .date = "",
                             .source = last->source,
                             .url = last->url});
  }
  return figure;
}

CouplingFigure transparency_figure(const CouplingInputs& inputs) {
  const LabCompute& compute = inputs.compute;
  const auto& index = compute.largest_machine ? compute.largest_machine : compute.largest_run;
  if (!index) {
    CouplingFigure none = begin_figure("compute_transparency", FigureGround(), 0);
    none.reason = "no figure of its compute is public";
    return none;
  }
  const ComputeEstimate& estimate = compute.estimates[*index];
  CouplingFigure figure =
      compute_transparency(estimate.pooled, ground_of(estimate.quantity.date, estimate.grade));
  std::erase(figure.pitfalls, CouplingPitfall::SmallSample);
  constexpr double kWide = 10;
  if (figure.value && *figure.value > kWide)
    figure.pitfalls.push_back(CouplingPitfall::WidthsDiffer);
  figure.inputs = {input_of(estimate)};
  return figure;
}

}  // namespace labledger::analysis

#include "reports/pages/figures.hpp"

#include <array>
#include <tuple>

#include <fmt/format.h>

#include "core/promise.hpp"

namespace labledger::reports {
namespace {

std::string number_words(double value) {
  return fmt::format("{:.10g}", value);
}

}  // namespace

Text score_words(const std::optional<double>& score) {
  if (!score) return Text().badge("not known", Tone::Quiet);
  return Text()
      .text(fmt::format("{:.0f} of 100", *score))
      .bar({.value = *score / 100, .low = 0, .high = 0});
}

std::string share_words(double share) {
  const double percent = share * 100;
  if (percent > 0 && percent < 10) return fmt::format("{:.1f} %", percent);
  return fmt::format("{:.0f} %", percent);
}

std::string openings_words(const OpeningsPoint& point) {
  return fmt::format("{:.1f} % (95 %: {:.1f} % to {:.1f} %; {} of {} openings)", 100 * point.share,
                     100 * point.low, 100 * point.high, with_commas(point.safety),
                     with_commas(point.all));
}

std::string_view words_of(IndicatorState state) {
  constexpr auto kWords =
      std::to_array<std::string_view>({"yes", "in part", "only what it may do", "no", "not known"});
  return kWords.at(static_cast<std::size_t>(state));
}

Tone tone_of(IndicatorState state) {
  switch (state) {
    case IndicatorState::Yes:
      return Tone::Good;
    case IndicatorState::Partial:
    case IndicatorState::Permissive:
      return Tone::Warning;
    case IndicatorState::No:
      return Tone::Alarm;
    case IndicatorState::Unknown:
      break;
  }
  return Tone::Quiet;
}

std::string_view words_of(HeadcountBasis basis) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"the lab's own number", "the lab's own limit", "counted on its job board",
       "counted on its page of people", "others' estimate"});
  return kWords.at(static_cast<std::size_t>(basis));
}

std::string_view words_of(HeadcountSubject subject) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"people who work on safety", "all people", "openings for safety", "all openings"});
  return kWords.at(static_cast<std::size_t>(subject));
}

std::string people_words(const HeadcountObservation& observation) {
  const auto& [low, high] = std::tie(observation.low, observation.high);
  if (low && high && *low == *high) return number_words(*low);
  if (low && high) return number_words(*low) + " to " + number_words(*high);
  if (low) return number_words(*low) + " or more";
  if (high) return number_words(*high) + " or fewer";
  return "not known";
}

}  // namespace labledger::reports

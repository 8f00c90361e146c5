#include "analysis/health.hpp"

#include <algorithm>
#include <array>

namespace labledger::analysis {
namespace {

bool is_wall(CaptureProblem problem) {
  return problem == CaptureProblem::Challenge || problem == CaptureProblem::LoginWall ||
         problem == CaptureProblem::ConsentWall;
}

/// The state that the failures among the attempts speak of: the most frequent kind; the newest of
/// those that are equally frequent.
HealthState fallen_state(const std::vector<Sight>& sights) {
  constexpr std::array kKinds = {Sight::Failed, Sight::Refused, Sight::Missing};
  constexpr std::array kStates = {HealthState::Down, HealthState::Blocked, HealthState::Gone};
  std::size_t best = 0;
  std::ptrdiff_t most = 0;
  const auto newest_of = [&](std::size_t kind) {
    return std::find(sights.begin(), sights.end(), kKinds.at(kind));
  };
  for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
    const auto count = std::count(sights.begin(), sights.end(), kKinds.at(kind));
    if (count > most || (count == most && newest_of(kind) < newest_of(best))) {
      best = kind;
      most = count;
    }
  }
  return kStates.at(best);
}

/// How many of the newest attempts in a row saw the page.
std::size_t seen_in_a_row(const std::vector<Sight>& sights) {
  return static_cast<std::size_t>(
      std::find_if(sights.begin(), sights.end(), [](Sight sight) { return sight != Sight::Seen; }) -
      sights.begin());
}

/// The state of a source that was just seen.
HealthState risen_state(const HealthContext& context, std::size_t in_a_row) {
  const HealthState settled = context.breach ? HealthState::Doubtful : HealthState::Ok;
  if (is_fallen(context.before)) {
    return in_a_row >= kSuccessesToRecover ? HealthState::Recovered : context.before;
  }
  if (context.before == HealthState::Recovered && in_a_row < kSuccessesToSettle) {
    return HealthState::Recovered;
  }
  return settled;
}

}  // namespace

bool is_shortfall(CaptureProblem problem) {
  switch (problem) {
    case CaptureProblem::TooFewSegments:
    case CaptureProblem::Collapsed:
    case CaptureProblem::EmptyList:
    case CaptureProblem::TooFewItems:
    case CaptureProblem::IncompleteList:
    case CaptureProblem::TooManyItems:
    case CaptureProblem::OtherCompany:
      return true;
    default:
      return false;
  }
}

Sight sight_of(FetchOutcome outcome, const std::vector<CaptureProblem>& problems) {
  switch (outcome) {
    case FetchOutcome::Gone:
      return Sight::Missing;
    case FetchOutcome::Blocked:
    case FetchOutcome::Disallowed:
      return Sight::Refused;
    case FetchOutcome::Error:
      return Sight::Failed;
    default:
      break;
  }
  if (std::all_of(problems.begin(), problems.end(), is_shortfall)) return Sight::Seen;
  return std::any_of(problems.begin(), problems.end(), is_wall) ? Sight::Refused : Sight::Failed;
}

bool is_fallen(HealthState state) {
  return state == HealthState::Down || state == HealthState::Blocked || state == HealthState::Gone;
}

HealthState next_health(const HealthContext& context, const std::vector<Sight>& sights) {
  const std::vector<Sight> window(
      sights.begin(),
      sights.begin() + static_cast<std::ptrdiff_t>(std::min(sights.size(), kHealthWindow)));
  if (window.empty() || !context.was_seen) return HealthState::Suspect;
  if (window.front() == Sight::Seen) return risen_state(context, seen_in_a_row(window));
  const auto seen = static_cast<std::size_t>(std::count(window.begin(), window.end(), Sight::Seen));
  if (window.size() - seen >= kFailuresToFall) return fallen_state(window);
  return is_fallen(context.before) ? context.before : HealthState::Suspect;
}

}  // namespace labledger::analysis

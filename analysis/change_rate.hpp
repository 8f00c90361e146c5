#pragma once
// How often a source changes, estimated from visits that only tell whether it had changed since the
// visit before, and how long to wait until the next one.

#include <chrono>
#include <vector>

namespace labledger::analysis {

/// One visit to a source, measured against the one before.
struct Visit {
  std::chrono::milliseconds since_last;  ///< Over zero.
  bool changed = false;                  ///< Whether the wording differed.
};

/// The bounds of a source's schedule.
struct VisitBounds {
  std::chrono::milliseconds usual;    ///< What it starts from.
  std::chrono::milliseconds fastest;  ///< Never sooner …
  std::chrono::milliseconds slowest;  ///< … and never later.
};

/// A page is visited again when it has changed since with this probability. Lower means more visits
/// and narrower intervals in which a change happened.
inline constexpr double kChangeBeforeVisit = 0.2;

/// How many visits at the usual interval the usual interval itself weighs.
inline constexpr double kPriorVisits = 4;

/// Changes an hour, the most likely rate of a Poisson process given the visits, in any order; never
/// zero. Changes between two visits hide one another, so the rate is not their number over the
/// time: it solves  Σ over changed of t / (exp(r t) − 1) = Σ over unchanged of t.
/// Without visits it is the rate at which the usual interval is right.
/// Cost: 60 passes over the visits.
/// @see Cho and Garcia-Molina 2003, "Estimating Frequency of Change", ACM TOIT 3(3): the estimator
///      for irregular visits. Like their correction of half a visit, the prior visits here keep it
///      finite when every visit found a change, and above zero when none did.
[[nodiscard]] double changes_per_hour(const std::vector<Visit>& visits,
                                      std::chrono::milliseconds usual);

/// How long to wait until the next visit: the time in which the source changes with the
/// probability kChangeBeforeVisit, within the bounds.
[[nodiscard]] std::chrono::milliseconds next_interval(const std::vector<Visit>& visits,
                                                      const VisitBounds& bounds);

}  // namespace labledger::analysis

#pragma once
// What came of a promise: its date against a day, and what people say with a source.

#include <span>

#include "core/promise.hpp"
#include "core/review.hpp"

namespace labledger::analysis {

/// The state of a promise on a day. `entries` are those on the promise, oldest first; of each
/// author the latest settlement counts, and two that differ make it contested. Without one it is
/// due when its last day is over, pending before, and unknown when it has no date: the program
/// itself never says that a promise was met or missed.
[[nodiscard]] PromiseState state_of(const Deadline& deadline, std::span<const ReviewEntry> entries,
                                    Day today);

}  // namespace labledger::analysis

#pragma once
// Whether a claim can be true beside what else is known: the power and the money that its chips
// take.

#include <vector>

#include "core/compute_facts.hpp"

namespace labledger::analysis {

/// The verdict on what there is against what is needed, by the probability that it is enough:
/// plausible from 25 % on, and for money raised, which must do for more than chips, from 75 % on;
/// strained from 5 % on; else it contradicts.
[[nodiscard]] CheckVerdict verdict_of(CheckKind kind, double probability);

/// The checks of a claim that counts chips: their power against the power that the claim states;
/// their cost against the cost that it states, and against the money that the lab had raised by
/// then. None for claims without chips of known number, power and price; rented chips need no money
/// of the lab's own, and of chips of an unknown owner that is not known, so neither are set against
/// it. At most three.
[[nodiscard]] std::vector<ClaimCheck> check_claim(const ComputeFacts& facts, const LabFacts& lab,
                                                  const ComputeClaim& claim);

/// What is wrong with an amount said to have been raised by a date, in a sentence: more than ten
/// times what had been raised is a valuation taken for money, or another company's. Empty when
/// nothing is, and when nothing is known of the lab's money by that date.
[[nodiscard]] std::string doubt_of_raised(const LabFacts& lab, double usd, std::string_view date);

}  // namespace labledger::analysis

#pragma once
// Numbers of people at a lab, from all that says any, each with what it rests on.

#include <string>
#include <vector>

#include "cli/lab_evidence.hpp"
#include "cli/ledger.hpp"
#include "cli/review_book.hpp"
#include "core/result.hpp"
#include "core/score.hpp"
#include "core/time.hpp"

namespace labledger::cli {

/// What the observations of one lab are made from, besides the ledger.
struct HeadcountSources {
  const LabPages* pages = nullptr;  ///< None is null.
  const ReviewBook* reviews = nullptr;
  const std::vector<HeadcountObservation>* facts = nullptr;  ///< Of all labs.
  const OpeningsSeries* openings = nullptr;
};

/// Statements of the lab's own pages, observations of people, the shipped facts and the last counts
/// of its job boards, up to and with `as_of`: by subject, basis and date. What reviewers reject is
/// left out. Nothing is derived from another: an empty list means unknown.
[[nodiscard]] Result<std::vector<HeadcountObservation>> read_headcounts(
    Ledger& ledger, const HeadcountSources& sources, const std::string& lab_id, Instant as_of);

}  // namespace labledger::cli

#pragma once
// Numbers of people at a lab, from all that says any, each with what it rests on.

#include <string>
#include <vector>

#include "cli/lab_pages.hpp"
#include "cli/review_book.hpp"
#include "core/score.hpp"
#include "core/time.hpp"

namespace labledger::cli {

/// What the observations of one lab are made from. Only the pages may be null: then there are no
/// statements.
struct HeadcountSources {
  const std::vector<PageWordings>* pages = nullptr;  ///< Of the lab.
  const ReviewBook* reviews = nullptr;
  const std::vector<HeadcountObservation>* facts = nullptr;  ///< Of all labs.
  const OpeningsSeries* openings = nullptr;
};

/// Statements of the lab's own pages, observations of people, the shipped facts and the last counts
/// of its job boards, up to and with `as_of`: by subject, basis and date. What reviewers reject is
/// left out. Nothing is derived from another: an empty list means unknown.
[[nodiscard]] std::vector<HeadcountObservation> headcounts_of(const HeadcountSources& sources,
                                                              const std::string& lab_id,
                                                              Instant as_of);

}  // namespace labledger::cli

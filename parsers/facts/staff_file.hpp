#pragma once
// facts/staff.toml → dated numbers of people at labs, and how well openings are told by title.

#include <string_view>
#include <vector>

#include "core/score.hpp"
#include "parsers/registry/mistake.hpp"

namespace labledger::parsers {

/// What the file holds.
struct StaffFacts {
  std::vector<HeadcountObservation> headcounts;  ///< By lab, subject, basis and date.
  TitleErrors titles;
};

/// Every mistake is noted at its place; with any, the result is not to be used. At most 2,000
/// numbers.
[[nodiscard]] StaffFacts parse_staff(std::string_view file_name, std::string_view bytes,
                                     std::vector<Mistake>& mistakes);

}  // namespace labledger::parsers

#pragma once
// The openings of a lab over time, from counts of its boards on the days on which they were read.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/score.hpp"

namespace labledger::analysis {

/// How many technical openings a board showed, and how many of them were for AI safety.
struct OpeningsCount {
  std::uint64_t safety = 0;
  std::uint64_t all = 0;
};

/// One board on the days on which it was tried.
struct BoardDays {
  std::string url;
  std::map<Day, OpeningsCount> read;  ///< Its last sound capture of the day.
  std::vector<Day> failed;            ///< Days of which no capture could be believed; ascending.
  std::vector<Day> moved;             ///< Days on which another board system took its place.
};

/// A point for every day on which a board was read and for each other board of the lab a capture is
/// known that is at most 31 days old, and that no failed attempt came after. Other days are gaps,
/// told once for each board and reason, as are moves and boards that came later. Shares stand with
/// Wilson's interval, and corrected for `titles` (Rogan and Gladen 1978). Linear in days times
/// boards.
[[nodiscard]] OpeningsSeries openings_series(const std::vector<BoardDays>& boards,
                                             const TitleErrors& titles);

}  // namespace labledger::analysis

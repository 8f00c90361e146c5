#pragma once
// Numbers of scores, staff and openings in words: the same number reads the same on every page.

#include <optional>
#include <string>
#include <string_view>

#include "core/score.hpp"
#include "reports/text.hpp"

namespace labledger::reports {

/// "43.2 of 100"; "not known" where nothing is.
[[nodiscard]] Text score_words(const std::optional<double>& score);

/// "12 %": a share from 0 to 1, with one digit after the point under 10 %.
[[nodiscard]] std::string share_words(double share);

/// "10.5 % (95 %: 2.9 % to 31.4 %; 2 of 19 openings)".
[[nodiscard]] std::string openings_words(const OpeningsPoint& point);

/// "yes", "in part", "only what it may do", "no", "not known".
[[nodiscard]] std::string_view words_of(IndicatorState state);
[[nodiscard]] Tone tone_of(IndicatorState state);

/// "the lab's own number", "counted on its job board".
[[nodiscard]] std::string_view words_of(HeadcountBasis basis);
[[nodiscard]] std::string_view words_of(HeadcountSubject subject);

/// "120", "100 or more", "80 to 120".
[[nodiscard]] std::string people_words(const HeadcountObservation& observation);

}  // namespace labledger::reports

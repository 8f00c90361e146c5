#pragma once
// Figures that set safety beside compute, in words: the same figure reads the same in every report.

#include <string>
#include <string_view>

#include "core/coupling.hpp"

namespace labledger::reports {

/// What the figure is, for a heading: "Safety openings, of technical openings". The name itself for
/// a figure that has no title.
[[nodiscard]] std::string title_of(const CouplingFigure& figure);

/// The value with its unit and interval: "10.5 % (95 % 2.9 to 31.4 %)", "< 4.4 for each 1e18
/// FLOP/s". "No public basis: " and the reason where there is none.
[[nodiscard]] std::string value_words(const CouplingFigure& figure);

/// What the figure rests on: "n 19; 2023-06-27; grade C". Without a value "n 0".
[[nodiscard]] std::string ground_words(const CouplingFigure& figure);

/// One sentence on how to read the figure: "1 keeps pace with compute; less falls behind." Empty
/// where the title says enough.
[[nodiscard]] std::string_view reading_of(const CouplingFigure& figure);

/// Why a figure may mislead, in a sentence. Valid for ever.
[[nodiscard]] std::string_view sentence_of(CouplingPitfall pitfall);

}  // namespace labledger::reports

#pragma once
// How coupling figures are begun, and what their pitfalls are called.

#include <cstddef>
#include <string_view>

#include "core/coupling.hpp"

namespace labledger::analysis {

/// The key under which texts for readers hold the pitfall: "small_sample". Valid for ever.
[[nodiscard]] std::string_view key_of(CouplingPitfall pitfall);

/// A figure without a value yet, with its name, its dates and its grade.
[[nodiscard]] CouplingFigure begin_figure(std::string_view name, const FigureGround& ground,
                                          std::size_t n);

/// With fewer things than this, a figure carries SmallSample.
inline constexpr std::size_t kSmallSample = 20;

}  // namespace labledger::analysis

#pragma once
// facts/indices.toml → what others say of labs by rubrics of their own.

#include <string_view>
#include <vector>

#include "core/score.hpp"
#include "parsers/registry/mistake.hpp"

namespace labledger::parsers {

/// The scores of a file, by lab, index and date. Every mistake is noted at its place; with any, the
/// result is not to be used. At most 1,000.
[[nodiscard]] std::vector<ExternalScore> parse_indices(std::string_view file_name,
                                                       std::string_view bytes,
                                                       std::vector<Mistake>& mistakes);

}  // namespace labledger::parsers

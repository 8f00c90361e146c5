#pragma once
// facts/parameters.toml → defaults for what sources do not say.

#include <string_view>
#include <vector>

#include "core/compute_facts.hpp"
#include "parsers/registry/mistake.hpp"

namespace labledger::parsers {

/// Reads the parameters. Appends every mistake at its place: unknown keys, no interval, an id that
/// occurs twice for the same year. When it appended any, the result is not to be used. At most 500.
[[nodiscard]] std::vector<ComputeParameter> parse_parameters(std::string_view file_name,
                                                             std::string_view bytes,
                                                             std::vector<Mistake>& mistakes);

}  // namespace labledger::parsers

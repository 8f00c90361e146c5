#pragma once
// facts/labs/<lab-id>.toml → what is known of one lab's compute.

#include <string_view>
#include <vector>

#include "core/compute_facts.hpp"
#include "parsers/registry/mistake.hpp"

namespace labledger::parsers {

/// Reads the facts of a lab. `file_name` must end in the lab's id and ".toml". Appends every
/// mistake at its place: unknown keys, a claim without what its route needs, figures out of bounds,
/// dates that are none. When it appended any, the result is not to be used. At most 500 claims.
[[nodiscard]] LabFacts parse_lab_facts(std::string_view file_name, std::string_view bytes,
                                       std::vector<Mistake>& mistakes);

}  // namespace labledger::parsers

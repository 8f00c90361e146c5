#pragma once
// facts/hardware.toml → the hardware table.

#include <string_view>
#include <vector>

#include "core/compute_facts.hpp"
#include "parsers/registry/mistake.hpp"

namespace labledger::parsers {

/// Reads the hardware table. Appends every mistake at its place: unknown keys, figures out of
/// bounds, names or aliases that occur twice, packages and shared names of chips that are not
/// there. When it appended any, the result is not to be used. At most 500 entries of each sort.
/// Linear in the bytes and in n log n of the names.
[[nodiscard]] Hardware parse_hardware(std::string_view file_name, std::string_view bytes,
                                      std::vector<Mistake>& mistakes);

}  // namespace labledger::parsers

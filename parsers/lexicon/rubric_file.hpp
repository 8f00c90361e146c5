#pragma once
// lexicon/rubric.toml → the rubric: indicators with their weights and rules.

#include <string_view>
#include <vector>

#include "core/rubric.hpp"
#include "parsers/registry/mistake.hpp"

namespace labledger::parsers {

/// The rubric of a file. Every mistake is noted at its place: unknown keys, ids and domains that
/// occur twice or not at all, rules that lack what their kind needs, weights that do not sum to
/// 100. With any, the result is not to be used. Whether a pattern compiles is seen where it is
/// compiled. At most 200 indicators, 40 patterns a key, 4,000 bytes a pattern.
[[nodiscard]] Rubric parse_rubric(std::string_view file_name, std::string_view bytes,
                                  std::vector<Mistake>& mistakes);

}  // namespace labledger::parsers

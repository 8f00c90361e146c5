#pragma once
// facts/models.toml and facts/pledges.toml → when models and their safety documents came, and which
// share of compute labs pledged to safety.

#include <string>
#include <string_view>
#include <vector>

#include "core/compute_facts.hpp"
#include "parsers/registry/mistake.hpp"

namespace labledger::parsers {

/// Reads models and their documents. Appends every mistake at its place: unknown keys, dates that
/// are none or in the wrong order, a model twice. When it appended any, the result is not to be
/// used. At most 2,000 models.
[[nodiscard]] std::vector<ModelRelease> parse_models(std::string_view file_name,
                                                     std::string_view bytes,
                                                     std::vector<Mistake>& mistakes);

/// Reads pledges, likewise. At most 500.
[[nodiscard]] std::vector<SafetyPledge> parse_pledges(std::string_view file_name,
                                                      std::string_view bytes,
                                                      std::vector<Mistake>& mistakes);

/// A lab that a file of facts speaks of.
struct LabMention {
  std::string file;
  Place place;
  std::string lab_id;
};

/// The values of all keys `lab`: of the file itself and of the tables of its lists, in the order
/// of their places. Empty when the file is no TOML.
[[nodiscard]] std::vector<LabMention> mentioned_labs(std::string_view file_name,
                                                     std::string_view bytes);

}  // namespace labledger::parsers

#pragma once
// The facts as the commands use them: what the program carries, or a folder of one's own.

#include <string>
#include <vector>

#include "core/compute_facts.hpp"
#include "core/result.hpp"
#include "core/score.hpp"
#include "parsers/facts/disclosure_file.hpp"
#include "parsers/facts/staff_file.hpp"
#include "parsers/registry/mistake.hpp"

namespace labledger::cli {

/// Facts with every mistake that is in them; with any, they are not to be used.
struct LoadedFacts {
  ComputeFacts facts;
  parsers::StaffFacts staff;
  std::vector<ExternalScore> indices;
  std::vector<parsers::Mistake> mistakes;
  std::vector<parsers::LabMention> own_labs;       ///< Whom the files of the folder speak of …
  std::vector<parsers::LabMention> built_in_labs;  ///< … and whom the embedded ones.
};

/// Reads the facts. The files of a folder (hardware.toml, staff.toml,
/// labs/<lab-id>.toml, …) take the place of the embedded ones of the same name; an empty
/// path means no folder. Beyond the mistakes of the single files, a claim about hardware that is
/// not in the table, or whose name is ambiguous, is one. Fails only when the folder or a file
/// cannot be read.
[[nodiscard]] Result<LoadedFacts> read_facts(const std::string& folder);

/// The facts; Config with every mistake, one a line, when there are any.
[[nodiscard]] Result<ComputeFacts> load_facts(const std::string& folder);

/// All of them; Config as load_facts().
[[nodiscard]] Result<LoadedFacts> load_all_facts(const std::string& folder);

}  // namespace labledger::cli

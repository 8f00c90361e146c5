#pragma once
// Who makes an entry, and where it can be looked up, as the command line and the config say it.

#include <string>

#include "cli/configuration.hpp"
#include "core/result.hpp"

namespace labledger::cli {

/// The author as typed, else the config's `reviewer`. Usage when neither is there.
[[nodiscard]] Result<std::string> author_or_default(const std::string& typed,
                                                    const Configuration& configuration);

/// An http or https address in its normal form; empty when nothing was typed. Usage for any other.
[[nodiscard]] Result<std::string> read_source_option(const std::string& typed);

}  // namespace labledger::cli

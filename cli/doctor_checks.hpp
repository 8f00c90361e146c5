#pragma once
// What can be wrong around Labledger: the machine, the files, the network. Each finding says what
// to do about it.

#include <string>
#include <vector>

#include "cli/configuration.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace labledger::cli {

enum class Severeness {
  Good,
  Note,   ///< Worth knowing; nothing is broken.
  Fault,  ///< Something will not work.
};

/// One thing that was looked at.
struct Check {
  Severeness severeness = Severeness::Good;
  std::string subject;  ///< "disk", "clock", …
  std::string finding;  ///< What was found, one sentence.
  std::string advice;   ///< What to do; empty when it is good.
};

/// Looks at the config, the ledger, the disk, the clock, the roots that TLS trusts, the PDF
/// reader, name look-up and the alert channels. Sends nothing but look-ups of names; changes
/// nothing. In the order in which people should read them.
[[nodiscard]] std::vector<Check> check_surroundings(const Configuration& configuration,
                                                    const std::string& db_path, const Clock& clock);

}  // namespace labledger::cli

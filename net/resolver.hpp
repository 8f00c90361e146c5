#pragma once
// What the network needs before any request: names and trust.

#include <string>

#include "core/result.hpp"

namespace labledger::net {

/// Looks a host name up as a request would. Network, with the system's reason, when it has no
/// address. Blocks for as long as the system's resolver does, some seconds at most.
[[nodiscard]] Result<void> look_up(const std::string& host);

/// The file of the certificate authorities that TLS trusts; empty when libcurl has none built in.
[[nodiscard]] std::string trusted_roots_file();

}  // namespace labledger::net

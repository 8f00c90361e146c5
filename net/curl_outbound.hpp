#pragma once
// The Outbound that really goes to the network: libcurl, one connection an exchange. TLS is
// verified always. No cookies, no proxy, no redirects.

#include <memory>
#include <string>

#include "core/result.hpp"
#include "net/curl_transport.hpp"
#include "net/outbound.hpp"

namespace labledger::net {

/// An outbound on libcurl; `global` must outlive it. `user_agent` is what HTTP servers are told.
/// Internal when libcurl refuses a handle.
[[nodiscard]] Result<std::unique_ptr<Outbound>> open_curl_outbound(const CurlGlobal& global,
                                                                   std::string user_agent);

}  // namespace labledger::net

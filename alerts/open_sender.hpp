#pragma once
// From a channel of the config file to what sends over it.

#include <memory>
#include <string>

#include "alerts/sender.hpp"
#include "core/channel.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "net/curl_transport.hpp"

namespace labledger::alerts {

/// The sender of a channel, with connections of its own: each sender can be used from another
/// thread. `global` and `clock` must outlive it; `user_agent` is what HTTP servers are
/// told. Config when the channel cannot work as it is stated, and for Atom and JsonFeed, which are
/// no messages but files rewritten whole (see feed_file.hpp). Internal when libcurl has no handle.
[[nodiscard]] Result<std::unique_ptr<Sender>> open_sender(const Channel& channel,
                                                          const net::CurlGlobal& global,
                                                          const Clock& clock,
                                                          const std::string& user_agent);

}  // namespace labledger::alerts

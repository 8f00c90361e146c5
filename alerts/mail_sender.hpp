#pragma once
// Alerts by mail.

#include <memory>

#include "alerts/sender.hpp"
#include "core/channel.hpp"
#include "core/result.hpp"
#include "net/outbound.hpp"

namespace labledger::alerts {

/// A sender for a Mail channel, which submits each message to the channel's server for its one
/// recipient. The password is read for each message. Config when the server is no "host" or
/// "host:port", or the channel's `from` no address.
[[nodiscard]] Result<std::unique_ptr<Sender>> make_mail_sender(
    const Channel& channel, std::unique_ptr<net::Outbound> outbound);

}  // namespace labledger::alerts

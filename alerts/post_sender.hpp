#pragma once
// Alerts by HTTP: webhooks and chats.

#include <memory>

#include "alerts/sender.hpp"
#include "core/channel.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "net/outbound.hpp"

namespace labledger::alerts {

/// The request that carries the message over the channel, whose address and secret are given: the
/// channel's own may be kept elsewhere. Config when the address cannot be used; the message then
/// says nothing of it.
///  - Webhook: a CloudEvent, signed when there is a secret.
///  - Slack, Mattermost: the webhook's address. Discord: the same, and asks for confirmation.
///  - Matrix: a PUT into the room with the message's key as transaction id, by which the server
///    itself drops a repetition; `url` is the homeserver's, `secret` the access token.
///  - Ntfy: `url` is the topic's, `secret` an access token or empty.
[[nodiscard]] Result<net::HttpPost> post_of(const Channel& channel, const Message& message,
                                            const std::string& url, const std::string& secret,
                                            Instant now);

/// A sender for the channels that post_of knows. Address and secret are read for each message.
/// `clock` must outlive it.
[[nodiscard]] std::unique_ptr<Sender> make_post_sender(const Channel& channel, const Clock& clock,
                                                       std::unique_ptr<net::Outbound> outbound);

}  // namespace labledger::alerts

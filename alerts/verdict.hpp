#pragma once
// What a reply, or the want of one, means for a delivery.

#include <span>
#include <string>

#include "alerts/sender.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "net/outbound.hpp"

namespace labledger::alerts {

/// 2xx Accepted; 408, 425, 429 and 5xx Later, with Retry-After where the reply has one; every other
/// status, redirects among them, Refused.
[[nodiscard]] SendResult verdict_of(const net::HttpReply& reply, Instant now);

/// 2xx to the message Accepted; 5xx Refused; anything else Later.
/// @see RFC 5321 section 4.2.1.
[[nodiscard]] SendResult verdict_of(const net::MailReply& reply);

/// Later: the other side did not answer. Only what the configuration makes impossible is Refused.
[[nodiscard]] SendResult verdict_of(const Error& error);

/// The result with every occurrence of the secrets in what it says put out of sight: servers have
/// been seen to quote what they were sent. Secrets of fewer than four bytes are none.
[[nodiscard]] SendResult without_secrets(SendResult result, std::span<const std::string> secrets);

}  // namespace labledger::alerts

#pragma once
// A message for programs: CloudEvents in JSON, signed so that the receiver knows who sent it.

#include <string>
#include <string_view>

#include "alerts/message.hpp"
#include "core/http.hpp"
#include "core/result.hpp"

namespace labledger::alerts {

/// The events of a message as JSON on one line: the event itself, or for a digest
/// {"digest": title, "events": […]}. See event_json.hpp.
[[nodiscard]] std::string message_data(const Message& message);

/// The message as one CloudEvent in structured JSON: `id` is the message's key, the same in every
/// try, by which receivers tell a repetition; `source` is "/labledger"; `type` is
/// "labledger.<kind>.v1" or "labledger.digest.v1"; `subject` is "<lab>/<source>", or the address of
/// an ad-hoc page; `time` is when it was raised; `data` is message_data.
/// @see CloudEvents 1.0.2 and its JSON event format.
[[nodiscard]] std::string cloud_event(const Message& message);

/// The header fields that go with `body`: its type, Idempotency-Key, webhook-id and
/// webhook-timestamp, and with a secret that is not empty webhook-signature: the HMAC-SHA256 over
/// "<id>.<seconds>.<body>". A secret that begins with "whsec_" goes on in base64; any other is the
/// key as it stands. Config when the base64 is none.
/// @see the Standard Webhooks specification, "Signature scheme".
[[nodiscard]] Result<HeaderList> cloud_event_headers(std::string_view key, std::string_view body,
                                                     Instant now, std::string_view secret);

}  // namespace labledger::alerts

#pragma once
// What one delivery says: an event, or the events of a digest, for one recipient of one channel.

#include <string>
#include <vector>

#include "core/event.hpp"
#include "core/time.hpp"

namespace labledger::alerts {

/// One delivery's content. Equal messages render to equal bytes, so a second try after a lost
/// acknowledgement is recognised by whoever compares.
struct Message {
  /// The idempotency key, of letters, digits and "-": the event's id, or for a digest a hash of
  /// channel, recipient and due time. The same in every try.
  std::string key;
  std::string recipient;      ///< A mail address; empty for channels without.
  std::string digest_title;   ///< "Daily digest, 2025-08-14"; empty for a single event.
  std::vector<Event> events;  ///< One, or those of the digest in the order they were raised.
  Instant raised;             ///< When the event was raised, or the digest was due.
  std::string report_url;     ///< Where the report is published, without a last "/"; may be empty.
};

}  // namespace labledger::alerts

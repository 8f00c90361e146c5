#pragma once
// Events as feeds, for every reader that takes one: no mail, no account, no server of ours.

#include <cstddef>
#include <span>
#include <string>

#include "core/event.hpp"
#include "core/time.hpp"

namespace labledger::alerts {

/// What a feed says of itself.
struct FeedInfo {
  std::string name;         ///< The channel's: feeds of other names have other ids.
  std::string title;        ///< "AI lab disclosures".
  std::string report_url;   ///< Where the report is published, without a last "/"; may be empty.
  std::string feed_url;     ///< Where the feed itself is published; may be empty.
  std::size_t limit = 200;  ///< The most entries.
};

/// An event and when it was raised.
struct FeedEntry {
  Event event;
  Instant raised;
};

/// An Atom document of the newest entries, newest first by the time of raising, then by id. Each
/// has the event's URI for an id, which never changes; `updated` is when it was raised, and
/// the content shows both wordings. Equal input gives equal bytes, in any order of `entries`.
/// @see RFC 4287.
[[nodiscard]] std::string atom_feed(const FeedInfo& info, std::span<const FeedEntry> entries);

/// The same as a JSON Feed 1.1.
/// @see https://www.jsonfeed.org/version/1.1/
[[nodiscard]] std::string json_feed(const FeedInfo& info, std::span<const FeedEntry> entries);

/// The URI that names the event for ever, in every feed and on every machine: a UUID made of its
/// id, "urn:uuid:…".
[[nodiscard]] std::string uri_of(const Event& event);

}  // namespace labledger::alerts

#pragma once
// Invented messages, each with what makes it hard to tell.

#include "alerts/message.hpp"

namespace labledger::alerts {

/// A change of a lab's policy: two sentences gone, one reworded, in a fixed hour.
[[nodiscard]] Message policy_change();

/// A change in which every foreign text tries to be something else: headers, markup, mentions,
/// links, bidirectional tricks; and one quotation is far too long.
[[nodiscard]] Message hostile_change();

/// A source that cannot be read since a known hour.
[[nodiscard]] Message lost_source();

/// A job opening for AI safety that its board no longer shows.
[[nodiscard]] Message closed_opening();

/// A daily digest: the three above, a return seen in an archive, and an ad-hoc page.
[[nodiscard]] Message daily_digest();

}  // namespace labledger::alerts

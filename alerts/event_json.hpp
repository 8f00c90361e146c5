#pragma once
// An event as JSON: what the ledger keeps, and what receivers get.
//
// One object with every field, in a fixed order, so that equal events give equal bytes:
//   schema 2; id, kind, lab_id, lab_name, source_id, url, topic, title; not_before, not_after
//   (RFC 3339, UTC); provenance; payload; change_class; severity or null; categories[]; announced;
//   edits[] of {type, before, after, reason, severity or null}, where before and after are {exact,
//   heading} or null; edit_count; health of {from, to, reason} or null; opening of {change, class,
//   id, title, team, places[], url} or null.
// Schema 1 had no openings; it is still read.
// Enumerators are written as name_of names them.

#include <cstddef>
#include <string>
#include <string_view>

#include "core/event.hpp"
#include "core/result.hpp"

namespace labledger::alerts {

/// The version of the shape above, the field "schema". It grows with every change of a field.
inline constexpr int kEventSchema = 2;

/// The longest text that event_from_json reads, in bytes.
inline constexpr std::size_t kEventJsonByteLimit = 8U << 20;

/// The event on one line without a line end; line ends within strings are escaped. Bytes that are
/// not UTF-8 become U+FFFD. Of a quote, only `exact` and `heading` are kept.
[[nodiscard]] std::string to_json(const Event& event);

/// Reads what to_json wrote. Nothing is guessed: a field that is missing, unknown or of another
/// type, a name that no enumerator has, more edits than kEventEdits or than `edit_count`, and
/// another schema are Malformed, and the message names the field. TooLarge past
/// kEventJsonByteLimit. Linear.
[[nodiscard]] Result<Event> event_from_json(std::string_view text);

}  // namespace labledger::alerts

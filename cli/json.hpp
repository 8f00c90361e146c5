#pragma once
// The JSON that commands print: one builder for each noun, so that every command spells it alike.

#include <string>

#include <nlohmann/json.hpp>

#include "core/announcement.hpp"
#include "core/change.hpp"
#include "core/time.hpp"
#include "db/change_store.hpp"

namespace labledger::cli {

/// Keys keep the order in which they were set.
using Json = nlohmann::ordered_json;

/// The JSON on one line without a line end. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string to_line(const Json& json);

/// RFC 3339, or null.
[[nodiscard]] Json to_json(const std::optional<Instant>& at);

/// {value, precision, source}, or null.
[[nodiscard]] Json to_json(const std::optional<StatedDate>& date);

/// Its name, or null when it was not judged.
[[nodiscard]] Json to_json(const std::optional<Severity>& severity);

/// {exact, prefix, suffix, heading, begin, end}, or null.
[[nodiscard]] Json to_json(const std::optional<Quote>& quote);

/// {id, url, captured_at, class, change, severity, not_before, not_after, added[], removed[],
/// edits[]}; `severity` is null for what was not judged.
[[nodiscard]] Json to_json(const db::ChangeRow& row);

/// The same with announced, announced_by[] and looked_at[].
[[nodiscard]] Json to_json(const db::ChangeRow& row, const AnnouncementFinding& announcement);

/// Writes one line to stdout.
void print_line(const Json& json);

}  // namespace labledger::cli

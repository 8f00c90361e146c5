#pragma once
// Durations and sizes as people write them in files: "90s", "6h", "14d", "16MiB".

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace labledger::parsers {

/// A whole number and one unit of ms, s, m, h, d, w, without a blank; empty on anything else and
/// beyond 100 years.
[[nodiscard]] std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);

/// The duration in the largest unit that gives a whole number: "36h", "14d".
[[nodiscard]] std::string format_duration(std::chrono::milliseconds duration);

/// Bytes from a whole number and one unit of B, KiB, MiB, GiB, without a blank; empty on anything
/// else and beyond 1 TiB.
[[nodiscard]] std::optional<std::uint64_t> parse_byte_size(std::string_view text);

/// The size in the largest unit that gives a whole number: "16MiB".
[[nodiscard]] std::string format_byte_size(std::uint64_t bytes);

}  // namespace labledger::parsers

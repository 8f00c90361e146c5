#pragma once
// `--since` and `--until`, read the same way by every command.

#include <optional>
#include <string>

#include "cli/command_line.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace labledger::cli {

/// The options as typed; empty when absent.
struct PeriodOptions {
  std::string since;
  std::string until;
};

/// A half-open time [since, until); open on a side that was not given.
struct Period {
  std::optional<Instant> since;
  std::optional<Instant> until;
};

/// Declares the two options.
void add_period_options(const Command& command, PeriodOptions& options);

/// A day "2025-08-14" (its first moment in UTC) or an RFC 3339 time. Usage names what was typed.
[[nodiscard]] Result<Instant> read_time_option(const std::string& option, const std::string& text);

/// Usage when a time cannot be read, or when the period ends before it begins.
[[nodiscard]] Result<Period> read_period(const PeriodOptions& options);

}  // namespace labledger::cli

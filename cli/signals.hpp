#pragma once
// SIGINT and SIGTERM ask the work to stop; it finishes its transaction first.

#include <atomic>

#include "cli/exit_code.hpp"

namespace labledger::cli {

/// Installs handlers for SIGINT and SIGTERM, ignores SIGPIPE. Call once, from main.
void watch_signals();

/// Becomes true at the first signal.
[[nodiscard]] const std::atomic<bool>& stop_requested();

/// 128 + n after signal n; Success when none came.
[[nodiscard]] ExitCode exit_code_of_signal();

}  // namespace labledger::cli

#pragma once
// What the exit code says to cron and scripts. docs/operations.md lists them; tests pin each.

#include "core/result.hpp"

namespace labledger::cli {

enum class ExitCode {
  Success = 0,
  Failure = 1,         ///< Unexpected failure.
  Usage = 2,           ///< The command line is wrong.
  NewDisclosures = 3,  ///< Only with --exit-code.
  InvalidConfig = 4,
  SomeSourcesFailed = 5,
  AllSourcesFailed = 6,
  Locked = 7,   ///< Another run holds the ledger.
  Storage = 8,  ///< The ledger is full, read-only or corrupt.
  DeliveriesPending = 9,
  SignalBase = 128,  ///< 128 + n: stopped by signal n after flushing.
};

/// The exit code that an error of this kind ends the process with.
[[nodiscard]] ExitCode exit_code_for(ErrorKind kind);

}  // namespace labledger::cli

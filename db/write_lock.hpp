#pragma once
// One writer at a time, for a whole run and not only for a transaction.

#include <string>

#include "core/result.hpp"

namespace labledger::db {

/// Holds the right to write to a ledger. The kernel gives it up when the process ends, however it
/// ends, so a dead owner never blocks the next run.
class WriteLock {
 public:
  /// Takes the lock beside the ledger ("<path>.lock"). Locked, at once, when another process has
  /// it; Storage when the lock file cannot be made.
  [[nodiscard]] static Result<WriteLock> acquire(const std::string& ledger_path);

  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;
  WriteLock(WriteLock&& other) noexcept;
  WriteLock& operator=(WriteLock&&) = delete;
  ~WriteLock();

 private:
  explicit WriteLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace labledger::db

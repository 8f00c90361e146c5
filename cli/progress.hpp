#pragma once
// A progress line on stderr, only where a person watches.

#include <chrono>
#include <cstdint>
#include <string>

namespace labledger::cli {

/// Redraws one line on stderr at most ten times a second, and only when stderr is a terminal; under
/// cron it says nothing at all. Clears its line when destroyed. One thread only.
class Progress {
 public:
  /// `label` stands before the bar. Nothing is drawn when `verbosity` is negative (-q).
  Progress(std::string label, int verbosity);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// `done` of `total` units; `total` 0 when it is not known, then only the count is shown.
  void show(std::int64_t done, std::int64_t total);

 private:
  std::string label_;
  bool active_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace labledger::cli

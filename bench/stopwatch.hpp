#pragma once
// Repeated timing, told as median and spread.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <vector>

namespace labledger::bench {

/// Seconds a run took: the middle of the runs, and the fastest and slowest.
struct Timing {
  double median = 0;
  double fastest = 0;
  double slowest = 0;
};

/// Runs `work` that many times (at least once) and times each on the steady clock.
inline Timing time_runs(std::size_t runs, const std::function<void()>& work) {
  std::vector<double> seconds;
  for (std::size_t i = 0; i < std::max<std::size_t>(runs, 1); ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    seconds.push_back(
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(seconds.begin(), seconds.end());
  return {seconds[seconds.size() / 2], seconds.front(), seconds.back()};
}

}  // namespace labledger::bench

#pragma once
// Repeated timing, told as median and spread.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <ctime>
#include <functional>
#include <utility>
#include <vector>

namespace labledger::bench {

/// Seconds a run took: the middle of the runs, and the fastest and slowest.
struct Timing {
  double median = 0;
  double fastest = 0;
  double slowest = 0;
};

/// The times of as many runs as there are, sorted or not.
inline Timing summed_up(std::vector<double> seconds) {
  std::sort(seconds.begin(), seconds.end());
  return {seconds[seconds.size() / 2], seconds.front(), seconds.back()};
}

/// Runs `work` that many times (at least once) and times each on the steady clock.
inline Timing time_runs(std::size_t runs, const std::function<void()>& work) {
  std::vector<double> seconds;
  for (std::size_t i = 0; i < std::max<std::size_t>(runs, 1); ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    seconds.push_back(
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return summed_up(std::move(seconds));
}

/// The same, by the processor time that the whole process took: what else the machine does counts
/// less.
inline Timing time_processor(std::size_t runs, const std::function<void()>& work) {
  std::vector<double> seconds;
  for (std::size_t i = 0; i < std::max<std::size_t>(runs, 1); ++i) {
    const std::clock_t start = std::clock();
    work();
    seconds.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return summed_up(std::move(seconds));
}

}  // namespace labledger::bench

#include "cli/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace labledger::cli {

void on_all_processors(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto take_turns = [&] {
    for (std::size_t i = next++; i < count; i = next++)
      work(i);
  };
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < std::min(processors, count); ++i)
    others.emplace_back(take_turns);
  take_turns();
  for (std::thread& other : others)
    other.join();
}

Result<void> try_on_all_processors(std::size_t count,
                                   const std::function<Result<void>(std::size_t)>& work) {
  std::mutex mutex;
  std::map<std::size_t, Error> failures;  // By the number of the work.
  std::atomic<bool> has_failed = false;
  on_all_processors(count, [&](std::size_t i) {
    if (has_failed) return;
    auto done = work(i);
    if (done) return;
    has_failed = true;
    const std::scoped_lock lock(mutex);
    failures.emplace(i, std::move(done).error());
  });
  if (!failures.empty()) return failures.begin()->second;
  return {};
}

}  // namespace labledger::cli

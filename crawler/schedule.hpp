#pragma once
// Which task may go next. Each host has a queue, a pause that it is owed and a number of requests
// that it may have open. The hosts with work stand in one line, ordered by when they may be asked
// and then by when they joined it: so a host with a thousand pages does not hold up a thousand
// hosts with one, and finding the next host costs a logarithm.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <queue>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "core/time.hpp"
#include "crawler/pacing.hpp"

namespace labledger::crawler {

/// A task as the scheduler knows it: a number of the caller's.
using TaskId = std::size_t;

/// A host as the scheduler knows it: 0, 1, 2, … in the order first met.
using HostId = std::size_t;

/// What every host is owed.
struct HostManners {
  unsigned connections = 1;         ///< Tasks of one host out at a time; at least 1.
  std::chrono::milliseconds delay;  ///< From a task's start, and its end, to the next one's start.
  double jitter_share = 0;          ///< The delay is lengthened by up to this share of itself.
};

/// Queues of tasks by host. Every operation is O(log hosts) amortised. One thread only.
class Schedule {
 public:
  /// `random` must outlive the schedule.
  Schedule(const HostManners& manners, Random& random) : manners_(manners), random_(random) {}

  /// The host of that name, made if it is new.
  [[nodiscard]] HostId host(const std::string& name);

  /// Puts a task behind, or before, the others of its host.
  void push_back(HostId host, TaskId task);
  void push_front(HostId host, TaskId task);

  /// Raises the delay that the host is owed, counting from its last task too. Never lowers it.
  void slow_down(HostId host, std::chrono::milliseconds delay);

  /// No task of the host goes out before `until`.
  void hold(HostId host, Instant until);

  /// Takes all waiting tasks away from the host, in their order.
  [[nodiscard]] std::deque<TaskId> withdraw(HostId host);

  /// The next task that may go out; it counts as out until ended(). Empty when all must wait.
  [[nodiscard]] std::optional<TaskId> next(Instant now);

  /// Says that a task of the host has come back.
  void ended(HostId host, Instant now);

  /// When to ask next() again if nothing ends before; empty when no host waits for time alone. May
  /// be too early, never too late.
  [[nodiscard]] std::optional<Instant> next_due() const;

 private:
  struct Host {
    std::deque<TaskId> queue;
    std::chrono::milliseconds delay{};
    Instant not_before;
    Instant last_task;  ///< When a task last began or ended.
    unsigned out = 0;
    bool in_line = false;
  };

  /// When a host may be asked, its turn among those with the same time, and the host.
  using Place = std::tuple<Instant, std::uint64_t, HostId>;

  void join_line(HostId host);
  void owe_pause(Host& host, Instant now);

  HostManners manners_;
  Random& random_;
  std::vector<Host> hosts_;
  std::unordered_map<std::string, HostId> by_name_;
  std::priority_queue<Place, std::vector<Place>, std::greater<>> line_;
  std::uint64_t turn_ = 0;
};

}  // namespace labledger::crawler

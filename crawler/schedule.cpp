#include "crawler/schedule.hpp"

#include <algorithm>
#include <utility>

#include "core/check.hpp"

namespace labledger::crawler {

HostId Schedule::host(const std::string& name) {
  const auto [found, is_new] = by_name_.try_emplace(name, hosts_.size());
  if (is_new) {
    hosts_.emplace_back();
    hosts_.back().delay = manners_.delay;
  }
  return found->second;
}

void Schedule::push_back(HostId host, TaskId task) {
  hosts_[host].queue.push_back(task);
  join_line(host);
}

void Schedule::push_front(HostId host, TaskId task) {
  hosts_[host].queue.push_front(task);
  join_line(host);
}

void Schedule::slow_down(HostId host, std::chrono::milliseconds delay) {
  Host& slowed = hosts_[host];
  if (delay <= slowed.delay) return;
  slowed.delay = delay;
  owe_pause(slowed, slowed.last_task);
}

void Schedule::hold(HostId host, Instant until) {
  hosts_[host].not_before = std::max(hosts_[host].not_before, until);
}

std::deque<TaskId> Schedule::withdraw(HostId host) {
  return std::exchange(hosts_[host].queue, {});
}

std::optional<TaskId> Schedule::next(Instant now) {
  while (!line_.empty() && std::get<Instant>(line_.top()) <= now) {
    const HostId id = std::get<2>(line_.top());
    line_.pop();
    Host& host = hosts_[id];
    host.in_line = false;
    if (host.queue.empty()) continue;  // Withdrawn since it joined.
    if (host.not_before > now) {       // Held or slowed down since it joined.
      join_line(id);
      continue;
    }
    const TaskId task = host.queue.front();
    host.queue.pop_front();
    ++host.out;
    owe_pause(host, now);
    join_line(id);
    return task;
  }
  return std::nullopt;
}

void Schedule::ended(HostId host, Instant now) {
  CHECK_INVARIANT(hosts_[host].out > 0);
  --hosts_[host].out;
  owe_pause(hosts_[host], now);
  join_line(host);
}

std::optional<Instant> Schedule::next_due() const {
  if (line_.empty()) return std::nullopt;
  return std::get<Instant>(line_.top());
}

void Schedule::join_line(HostId host) {
  Host& joining = hosts_[host];
  if (joining.in_line || joining.queue.empty() || joining.out >= manners_.connections) return;
  joining.in_line = true;
  line_.emplace(joining.not_before, turn_++, host);
}

void Schedule::owe_pause(Host& host, Instant now) {
  host.last_task = now;
  host.not_before =
      std::max(host.not_before, now + with_jitter(host.delay, manners_.jitter_share, random_));
}

}  // namespace labledger::crawler

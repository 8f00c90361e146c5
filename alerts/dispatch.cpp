#include "alerts/dispatch.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace labledger::alerts {
namespace {

/// One message's result on its way to the thread that notes it.
struct Outcome {
  std::size_t lane = 0;
  std::size_t message = 0;
  SendResult result;
};

/// Where the lanes hand in results and wait until they are noted. Thread-safe.
class Desk {
 public:
  explicit Desk(std::size_t lanes) : open_lanes_(lanes), noted_(lanes, 0) {}

  /// Hands in a result and waits until it is noted. False when the lane should end.
  [[nodiscard]] bool hand_in(Outcome outcome) {
    const std::size_t lane = outcome.lane;
    const std::size_t message = outcome.message;
    std::unique_lock lock(mutex_);
    outcomes_.push_back(std::move(outcome));
    handed_in_.notify_one();
    noted_one_.wait(lock, [&] { return noted_[lane] > message; });
    return !closed_;
  }

  void leave() {
    const std::scoped_lock lock(mutex_);
    --open_lanes_;
    handed_in_.notify_one();
  }

  /// Waits for the next result; false when every lane has left.
  [[nodiscard]] bool next(Outcome& outcome) {
    std::unique_lock lock(mutex_);
    handed_in_.wait(lock, [&] { return !outcomes_.empty() || open_lanes_ == 0; });
    if (outcomes_.empty()) return false;
    outcome = std::move(outcomes_.front());
    outcomes_.pop_front();
    return true;
  }

  /// Lets the lane of a noted result go on, or end when `go_on` is false.
  void note(const Outcome& outcome, bool go_on) {
    const std::scoped_lock lock(mutex_);
    noted_[outcome.lane] = outcome.message + 1;
    closed_ = closed_ || !go_on;
    noted_one_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable handed_in_;
  std::condition_variable noted_one_;
  std::deque<Outcome> outcomes_;
  std::size_t open_lanes_;
  std::vector<std::size_t> noted_;  ///< Messages noted, a lane.
  bool closed_ = false;
};

void run_lane(std::size_t number, Lane& lane, Desk& desk, const std::atomic<bool>& stop) {
  std::size_t later_in_a_row = 0;
  for (std::size_t i = 0; i < lane.messages.size() && !stop; ++i) {
    SendResult result = lane.sender->send(lane.messages[i]);
    later_in_a_row = result.verdict == Verdict::Later ? later_in_a_row + 1 : 0;
    if (!desk.hand_in({number, i, std::move(result)})) break;
    if (later_in_a_row == kLaterInARow) break;
  }
  desk.leave();
}

}  // namespace

Result<void> dispatch(std::vector<Lane> lanes, const TakeResult& take,
                      const std::atomic<bool>& stop) {
  Desk desk(lanes.size());
  std::vector<std::thread> threads;
  threads.reserve(lanes.size());
  for (std::size_t i = 0; i < lanes.size(); ++i)
    threads.emplace_back([&, i] { run_lane(i, lanes[i], desk, stop); });
  Result<void> taken;
  for (Outcome outcome; desk.next(outcome);) {
    if (taken) taken = take(outcome.lane, outcome.message, outcome.result);
    desk.note(outcome, taken.has_value());
  }
  for (std::thread& thread : threads)
    thread.join();
  return taken;
}

}  // namespace labledger::alerts

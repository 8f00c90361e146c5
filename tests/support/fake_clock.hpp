#pragma once
// A clock that stands still until the test moves it.

#include <chrono>

#include "core/time.hpp"

namespace labledger::test {

class FakeClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return now_; }
  void advance(std::chrono::milliseconds span) { now_ = now_ + span; }
  void advance_to(Instant at) { now_ = at; }

 private:
  Instant now_{1'750'000'000'000};  ///< 2025-06-15T15:06:40Z.
};

}  // namespace labledger::test

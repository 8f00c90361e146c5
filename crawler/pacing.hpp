#pragma once
// How long to wait, and why it is never the same twice: a fixed rhythm from many clients piles
// their requests up at the same instants, so every pause carries some chance. The chance is seeded,
// so that a test sees the same run again.

#include <chrono>
#include <cstdint>

namespace labledger::crawler {

/// A stream of uniform numbers, the same for the same seed on every machine. One thread only.
/// @see SplitMix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// The next number, uniform in [0, 1).
  [[nodiscard]] double unit();

 private:
  std::uint64_t state_;
};

/// The pause before retry number `retry` (1 is the first): uniform in [0, min(cap, base · 2^(retry
/// − 1))], "full jitter".
/// @see Brooker 2015, "Exponential Backoff And Jitter".
[[nodiscard]] std::chrono::milliseconds back_off(unsigned retry, std::chrono::milliseconds base,
                                                 std::chrono::milliseconds cap, Random& random);

/// `pause` lengthened by a random part of it, at most `share` of it (0.25 = a quarter). Never
/// shorter than `pause`: jitter must not make us less polite than promised.
[[nodiscard]] std::chrono::milliseconds with_jitter(std::chrono::milliseconds pause, double share,
                                                    Random& random);

}  // namespace labledger::crawler

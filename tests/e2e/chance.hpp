#pragma once
// Chance that comes out the same in every run of a test.

#include <cstdint>

namespace labledger::e2e {

/// A stream of numbers in [0, 1), the same in every run of the test. (SplitMix64.)
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  double next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1.0p-53;
  }

 private:
  std::uint64_t state_;
};

}  // namespace labledger::e2e

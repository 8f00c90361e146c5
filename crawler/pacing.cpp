#include "crawler/pacing.hpp"

#include <algorithm>

namespace labledger::crawler {

double Random::unit() {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
  mixed ^= mixed >> 31;
  return static_cast<double>(mixed >> 11) * 0x1.0p-53;  // 53 bits: all that a double holds exactly.
}

std::chrono::milliseconds back_off(unsigned retry, std::chrono::milliseconds base,
                                   std::chrono::milliseconds cap, Random& random) {
  std::chrono::milliseconds longest = std::min(base, cap);
  for (unsigned doubling = 1; doubling < retry && longest < cap; ++doubling) {
    longest = longest > cap / 2 ? cap : longest * 2;
  }
  return std::chrono::milliseconds{
      static_cast<std::int64_t>(random.unit() * static_cast<double>(longest.count() + 1))};
}

std::chrono::milliseconds with_jitter(std::chrono::milliseconds pause, double share,
                                      Random& random) {
  const double extra = static_cast<double>(pause.count()) * share * random.unit();
  return pause + std::chrono::milliseconds{static_cast<std::int64_t>(extra)};
}

}  // namespace labledger::crawler

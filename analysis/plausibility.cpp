#include "analysis/plausibility.hpp"

#include <unordered_set>

namespace labledger::analysis {
namespace {

constexpr std::size_t kKnownLettersFloor = 600;  // Below this there is too little to miss.
constexpr std::size_t kRemainingShare = 4;       // Collapsed below one in so many.

bool is_main(const Reading& reading, const Segment& segment) {
  return reading.document.blocks[segment.block].role == BlockRole::Main;
}

}  // namespace

bool is_collapsed(const Reading& known, const Reading& shown) {
  std::size_t known_letters = 0;
  for (const Segment& segment : known.segmentation.segments) {
    if (is_main(known, segment)) known_letters += segment.letters.size();
  }
  if (known_letters < kKnownLettersFloor) return false;
  std::unordered_set<std::uint64_t> keys;
  std::size_t shown_letters = 0;
  for (const Segment& segment : shown.segmentation.segments) {
    keys.insert(segment.key);
    if (is_main(shown, segment)) shown_letters += segment.letters.size();
  }
  if (shown_letters * kRemainingShare >= known_letters) return false;
  std::size_t remaining = 0;  // Known main text that stands anywhere now.
  for (const Segment& segment : known.segmentation.segments) {
    if (is_main(known, segment) && keys.contains(segment.key)) remaining += segment.letters.size();
  }
  return remaining * kRemainingShare < known_letters;
}

}  // namespace labledger::analysis

#include "analysis/plausibility.hpp"

#include <unordered_set>

namespace labledger::analysis {
namespace {

constexpr std::size_t kKnownLettersFloor = 400;  // Below this there is too little to miss.
constexpr std::size_t kRemainingShare = 4;       // Collapsed below one in so many.

bool is_text(const Segment& segment) {
  return segment.weight == Weight::Text;
}

}  // namespace

bool is_collapsed(const Segmentation& known, const Segmentation& shown) {
  std::size_t known_letters = 0;
  for (const Segment& segment : known.segments) {
    if (is_text(segment)) known_letters += segment.letters.size();
  }
  if (known_letters < kKnownLettersFloor) return false;
  std::unordered_set<std::uint64_t> keys;
  std::size_t shown_letters = 0;
  for (const Segment& segment : shown.segments) {
    keys.insert(segment.key);
    if (is_text(segment)) shown_letters += segment.letters.size();
  }
  if (shown_letters * kRemainingShare >= known_letters) return false;
  std::size_t remaining = 0;  // Known main text that stands anywhere now.
  for (const Segment& segment : known.segments) {
    if (is_text(segment) && keys.contains(segment.key)) remaining += segment.letters.size();
  }
  return remaining * kRemainingShare < known_letters;
}

}  // namespace labledger::analysis

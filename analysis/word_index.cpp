#include "analysis/word_index.hpp"

#include <algorithm>
#include <bit>

#include "core/digest.hpp"

namespace labledger::analysis {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;
constexpr int kPlacesLimit = 32;

std::uint64_t hash_run(std::span<const std::uint64_t> words) {
  std::uint64_t hash = 0;
  for (std::size_t k = 0; k < WordIndex::kRun; ++k)
    hash = (hash ^ words[k]) * 0x9e3779b97f4a7c15;
  return hash ^ (hash >> 32);
}

}  // namespace

std::vector<std::uint64_t> hash_words(const Segmentation& segmentation) {
  const std::string_view letters = segmentation.letters;
  std::vector<std::uint64_t> hashes;
  hashes.reserve(segmentation.words.size());
  for (const TextSpan& word : segmentation.words) {
    hashes.push_back(stable_hash(letters.substr(word.begin, word.size())));
  }
  return hashes;
}

WordIndex::WordIndex(std::span<const std::uint64_t> words) : words_(words) {
  if (words.size() < kRun) return;
  const std::size_t places = words.size() - kRun + 1;
  last_.resize(std::bit_ceil(places), kNone);
  next_.resize(places);
  for (std::size_t place = 0; place < places; ++place) {
    std::uint32_t& last = last_[hash_run(words.subspan(place)) & (last_.size() - 1)];
    next_[place] = last;
    last = static_cast<std::uint32_t>(place);
  }
}

bool WordIndex::contains(std::span<const std::uint64_t> run) const {
  if (run.size() < kRun || last_.empty()) return false;
  std::uint32_t place = last_[hash_run(run) & (last_.size() - 1)];
  for (int looked = 0; place != kNone && looked < kPlacesLimit; ++looked) {
    const bool fits = run.size() <= words_.size() - place;
    if (fits && std::equal(run.begin(), run.end(), words_.begin() + place)) return true;
    place = next_[place];
  }
  return false;
}

}  // namespace labledger::analysis

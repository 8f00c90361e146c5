#include "analysis/pairing.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace labledger::analysis {
namespace {

constexpr double kOverlapFloor = 0.5;
constexpr std::size_t kSentencesAWord = 24;  // A more common word nominates nobody.
constexpr std::size_t kCandidates = 8;       // Of one sentence, those that share most words.

struct Candidate {
  double overlap = 0;
  std::uint32_t distance = 0;
  std::uint32_t before = 0;
  std::uint32_t after = 0;
};

/// In which old sentences a word stands.
using Postings = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;

Postings index_words(const std::vector<Words>& sentences) {
  Postings postings;
  for (std::uint32_t i = 0; i < sentences.size(); ++i) {
    for (const std::uint64_t word : sentences[i]) {
      std::vector<std::uint32_t>& places = postings[word];
      const bool is_known = !places.empty() && places.back() == i;
      if (!is_known && places.size() <= kSentencesAWord) places.push_back(i);
    }
  }
  return postings;
}

/// The old sentences that share most of the rarer words with a new one.
std::vector<std::uint32_t> nominate(const Postings& postings, Words sentence) {
  std::vector<std::uint32_t> hits;
  for (const std::uint64_t word : sentence) {
    const auto found = postings.find(word);
    if (found == postings.end() || found->second.size() > kSentencesAWord) continue;
    hits.insert(hits.end(), found->second.begin(), found->second.end());
  }
  std::sort(hits.begin(), hits.end());
  std::vector<std::pair<std::size_t, std::uint32_t>> counted;
  for (std::size_t i = 0; i < hits.size();) {
    const std::size_t end = static_cast<std::size_t>(
        std::upper_bound(hits.begin() + static_cast<std::ptrdiff_t>(i), hits.end(), hits[i]) -
        hits.begin());
    counted.emplace_back(end - i, hits[i]);
    i = end;
  }
  std::sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (counted.size() > kCandidates) counted.resize(kCandidates);
  std::vector<std::uint32_t> best;
  best.reserve(counted.size());
  for (const auto& entry : counted)
    best.push_back(entry.second);
  return best;
}

/// How far apart two sentences stand, each place counted as a share of its list.
std::uint32_t relative_distance(std::size_t before, std::size_t before_count, std::size_t after,
                                std::size_t after_count) {
  const std::size_t left = before * 1000 / before_count;
  const std::size_t right = after * 1000 / after_count;
  return static_cast<std::uint32_t>(left > right ? left - right : right - left);
}

}  // namespace

double word_overlap(Words before, Words after) {
  if (before.empty() && after.empty()) return 0;
  std::vector<std::uint64_t> left(before.begin(), before.end());
  std::vector<std::uint64_t> right(after.begin(), after.end());
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  std::size_t shared = 0;
  for (std::size_t i = 0, k = 0; i < left.size() && k < right.size();) {
    if (left[i] == right[k]) {
      ++shared;
      ++i;
      ++k;
    } else if (left[i] < right[k]) {
      ++i;
    } else {
      ++k;
    }
  }
  return 2.0 * static_cast<double>(shared) / static_cast<double>(left.size() + right.size());
}

std::vector<Pairing> pair_sentences(const std::vector<Words>& before,
                                    const std::vector<Words>& after) {
  const Postings postings = index_words(before);
  std::vector<Candidate> candidates;
  for (std::uint32_t j = 0; j < after.size(); ++j) {
    for (const std::uint32_t i : nominate(postings, after[j])) {
      const double overlap = word_overlap(before[i], after[j]);
      if (overlap < kOverlapFloor) continue;
      candidates.push_back({overlap, relative_distance(i, before.size(), j, after.size()), i, j});
    }
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(b.overlap, a.distance, a.after, a.before) <
           std::tie(a.overlap, b.distance, b.after, b.before);
  });
  std::vector<bool> is_before_taken(before.size());
  std::vector<bool> is_after_taken(after.size());
  std::vector<Pairing> pairs;
  for (const Candidate& candidate : candidates) {
    if (is_before_taken[candidate.before] || is_after_taken[candidate.after]) continue;
    is_before_taken[candidate.before] = true;
    is_after_taken[candidate.after] = true;
    pairs.push_back({candidate.before, candidate.after});
  }
  std::sort(pairs.begin(), pairs.end(),
            [](const Pairing& a, const Pairing& b) { return a.after < b.after; });
  return pairs;
}

}  // namespace labledger::analysis

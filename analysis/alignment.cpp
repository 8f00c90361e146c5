#include "analysis/alignment.hpp"

#include <algorithm>
#include <unordered_map>

namespace labledger::analysis {
namespace {

constexpr std::size_t kNone = SIZE_MAX;

using Keys = std::span<const std::uint64_t>;

/// How often, and where last, a key stands on each side.
struct Occurrence {
  std::uint32_t before_count = 0;
  std::uint32_t after_count = 0;
  std::uint32_t after_index = 0;
};

/// Elements that stand once on each side between `first` and the ends, in order of `before`.
std::vector<Match> find_unique(Keys before, Keys after, std::uint32_t first) {
  std::unordered_map<std::uint64_t, Occurrence> occurrences;
  occurrences.reserve(before.size() - first);
  for (std::size_t i = first; i < before.size(); ++i)
    ++occurrences[before[i]].before_count;
  for (std::size_t j = first; j < after.size(); ++j) {
    const auto found = occurrences.find(after[j]);
    if (found == occurrences.end()) continue;
    ++found->second.after_count;
    found->second.after_index = static_cast<std::uint32_t>(j);
  }
  std::vector<Match> unique;
  for (std::size_t i = first; i < before.size(); ++i) {
    const Occurrence& occurrence = occurrences[before[i]];
    if (occurrence.before_count == 1 && occurrence.after_count == 1) {
      unique.push_back({static_cast<std::uint32_t>(i), occurrence.after_index});
    }
  }
  return unique;
}

/// The longest subsequence that also increases in `after`, by patience sorting.
std::vector<Match> longest_increasing(const std::vector<Match>& matches) {
  std::vector<std::size_t> tops;  // Of pile k: the match that ends a sequence of length k + 1.
  std::vector<std::size_t> previous(matches.size(), kNone);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const auto pile = std::lower_bound(
        tops.begin(), tops.end(), matches[i].after,
        [&](std::size_t top, std::uint32_t after) { return matches[top].after < after; });
    if (pile != tops.begin()) previous[i] = *(pile - 1);
    if (pile == tops.end()) {
      tops.push_back(i);
    } else {
      *pile = i;
    }
  }
  std::vector<Match> chain;
  for (std::size_t i = tops.empty() ? kNone : tops.back(); i != kNone; i = previous[i])
    chain.push_back(matches[i]);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

/// Fills the gap that ends at `limit` with what equals forward from `from` and backward from
/// `limit`, and moves `out` to that.
void fill_gap(Keys before, Keys after, Match from, Match limit, std::vector<Match>& out) {
  while (from.before < limit.before && from.after < limit.after &&
         before[from.before] == after[from.after]) {
    out.push_back(from);
    ++from.before;
    ++from.after;
  }
  const std::size_t middle = out.size();
  while (from.before < limit.before && from.after < limit.after &&
         before[limit.before - 1] == after[limit.after - 1]) {
    --limit.before;
    --limit.after;
    out.push_back(limit);
  }
  std::reverse(out.begin() + static_cast<std::ptrdiff_t>(middle), out.end());
}

}  // namespace

std::vector<Match> align(Keys before, Keys after) {
  std::vector<Match> out;
  out.reserve(std::min(before.size(), after.size()));
  const auto start = static_cast<std::uint32_t>(
      std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first -
      before.begin());
  for (std::uint32_t i = 0; i < start; ++i)
    out.push_back({i, i});
  Match from{start, start};
  for (const Match& anchor : longest_increasing(find_unique(before, after, start))) {
    fill_gap(before, after, from, anchor, out);
    out.push_back(anchor);
    from = {anchor.before + 1, anchor.after + 1};
  }
  const Match end{static_cast<std::uint32_t>(before.size()),
                  static_cast<std::uint32_t>(after.size())};
  fill_gap(before, after, from, end, out);
  return out;
}

}  // namespace labledger::analysis

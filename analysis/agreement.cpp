#include "analysis/agreement.hpp"

#include <algorithm>
#include <map>

#include "analysis/proportion.hpp"

namespace labledger::analysis {

Agreement agreement_of(std::span<const JudgedPair> judged) {
  Agreement found;
  found.subjects = judged.size();
  if (judged.empty()) return found;
  std::size_t equal = 0;
  std::map<std::string, std::pair<std::size_t, std::size_t>> uses;  // Of each label, by either.
  for (const auto& [first, second] : judged) {
    if (first == second) ++equal;
    ++uses[first].first;
    ++uses[second].second;
  }
  const auto n = static_cast<double>(judged.size());
  found.observed = static_cast<double>(equal) / n;
  for (const auto& [label, counts] : uses)
    found.expected +=
        static_cast<double>(counts.first) / n * static_cast<double>(counts.second) / n;
  if (uses.size() == 1) return found;
  const auto kappa_of = [&](double agreement) {
    return std::clamp((agreement - found.expected) / (1 - found.expected), -1.0, 1.0);
  };
  found.kappa = kappa_of(found.observed);
  const auto interval = wilson_interval(equal, judged.size());
  found.low = kappa_of(interval->low);
  found.high = kappa_of(interval->high);
  return found;
}

}  // namespace labledger::analysis

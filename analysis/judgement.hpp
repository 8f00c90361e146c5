#pragma once
// Whether a difference counts: does the page say something else, or the same in another way?

#include <chrono>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/segments.hpp"
#include "core/change.hpp"
#include "core/document.hpp"
#include "core/segment.hpp"
#include "core/time.hpp"

namespace labledger::analysis {

/// A usable capture with its segmentation. Refers to both; neither may move while it is used.
struct Reading {
  const Document& document;
  const Segmentation& segmentation;
};

/// Every wording of the main text that a source has shown, by key.
using Records = std::unordered_map<std::uint64_t, SegmentRecord>;

/// A wording that comes and goes again within this time, having come back before, alternates: the
/// page serves variants. A first return, or a later one, is a decision of somebody, and news.
inline constexpr std::chrono::milliseconds kFlapWindow = std::chrono::days{7};

/// A frame churns when so many sentences of it came and went, each within kChurnLife, while no
/// sentence of the main text came or went with them: rotating teasers and offers. More than a
/// parser's mistake about a clause or two can make.
inline constexpr std::size_t kChurnSentences = 8;
inline constexpr std::chrono::milliseconds kChurnLife = std::chrono::days{31};

/// A difference and what it is. `reason` is a literal.
struct Verdict {
  Difference difference;
  ChangeClass change_class = ChangeClass::Cosmetic;
  bool is_known_wording = false;  ///< The newer side was shown before and had gone.
  std::string_view reason;
};

/// One verdict a difference, in the same order. `at` is the time of the newer capture; `records`
/// are as of the older one. Linear.
[[nodiscard]] std::vector<Verdict> judge(Instant at, const Reading& before, const Reading& after,
                                         const std::vector<Difference>& differences,
                                         const Records& records);

}  // namespace labledger::analysis

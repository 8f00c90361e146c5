#include "analysis/cue_set.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include <re2/re2.h>
#include <re2/set.h>

namespace labledger::analysis {
namespace {

constexpr std::int64_t kPatternMemory = 8 << 20;
constexpr std::int64_t kSetMemory = 64 << 20;

RE2::Options options(std::int64_t memory) {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_max_mem(memory);
  return options;
}

/// The cue is group 1. RE2 has no look-behind, so a cue that begins or ends in a sign, such as "$5"
/// or "20%", takes what stands beside it into the match, but not into the group.
std::string bounded(const std::string& pattern) {
  return R"((?:\b|^|[\s(])()" + pattern + R"()(?:\b|$|[^\w]))";
}

}  // namespace

struct CueSet::Compiled {
  std::vector<std::unique_ptr<RE2>> patterns;  ///< One a cue.
  std::unique_ptr<RE2::Set> set;               ///< All of them; empty when there is no cue.
};

CueSet::CueSet(std::vector<Cue> cues, std::unique_ptr<Compiled> compiled)
    : cues_(std::move(cues)), compiled_(std::move(compiled)) {}
CueSet::CueSet(CueSet&&) noexcept = default;
CueSet& CueSet::operator=(CueSet&&) noexcept = default;
CueSet::~CueSet() = default;

Result<CueSet> CueSet::compile(const Lexicon& lexicon,
                               const std::vector<std::string_view>& groups) {
  std::vector<Cue> cues;
  std::copy_if(lexicon.cues.begin(), lexicon.cues.end(), std::back_inserter(cues),
               [&](const Cue& cue) {
                 return std::find(groups.begin(), groups.end(), cue.group) != groups.end();
               });
  auto compiled = std::make_unique<Compiled>();
  compiled->set = std::make_unique<RE2::Set>(options(kSetMemory), RE2::UNANCHORED);
  for (const Cue& cue : cues) {
    auto pattern = std::make_unique<RE2>(bounded(cue.pattern), options(kPatternMemory));
    std::string failure = pattern->error();
    if (pattern->ok()) compiled->set->Add(pattern->pattern(), &failure);
    if (!failure.empty()) {
      return Error{ErrorKind::Config, "the pattern of the cue '" + cue.group + " " + cue.name +
                                          "' does not compile: " + failure};
    }
    compiled->patterns.push_back(std::move(pattern));
  }
  if (!compiled->set->Compile()) {
    return Error{ErrorKind::Config, "the patterns of " + std::to_string(cues.size()) +
                                        " cues need too much memory together"};
  }
  return CueSet(std::move(cues), std::move(compiled));
}

std::vector<std::size_t> CueSet::present(std::string_view text) const {
  std::vector<int> matched;
  RE2::Set::ErrorInfo failure{};
  if (!cues_.empty() && !compiled_->set->Match(text, &matched, &failure) &&
      failure.kind != RE2::Set::kNoError) {  // The automaton ran out of memory: ask one by one.
    for (std::size_t i = 0; i < cues_.size(); ++i) {
      if (RE2::PartialMatch(text, *compiled_->patterns[i])) matched.push_back(static_cast<int>(i));
    }
  }
  std::sort(matched.begin(), matched.end());
  return {matched.begin(), matched.end()};
}

void CueSet::find_one(std::size_t cue, std::string_view text, std::vector<CueHit>& hits) const {
  const RE2& pattern = *compiled_->patterns[cue];
  std::array<re2::StringPiece, 2> groups;  // The match, and the cue in it.
  std::size_t from = 0;
  while (from <= text.size() &&
         pattern.Match(text, from, text.size(), RE2::UNANCHORED, groups.data(), 2)) {
    const auto begin = static_cast<std::size_t>(groups[1].data() - text.data());
    const std::size_t end = begin + groups[1].size();
    hits.push_back({cue, begin, end});
    from = std::max(end, begin + 1);
  }
}

std::vector<CueHit> CueSet::find(std::string_view text) const {
  return find_of(present(text), text);
}

std::vector<CueHit> CueSet::find_of(const std::vector<std::size_t>& cues,
                                    std::string_view text) const {
  std::vector<CueHit> hits;
  for (const std::size_t cue : cues)
    find_one(cue, text, hits);
  std::sort(hits.begin(), hits.end(), [](const CueHit& a, const CueHit& b) {
    return std::tie(a.begin, a.end, a.cue) < std::tie(b.begin, b.end, b.cue);
  });
  return hits;
}

std::vector<CueHit> CueSet::find_longest(std::string_view text) const {
  std::vector<CueHit> hits = find(text);
  std::stable_sort(hits.begin(), hits.end(), [](const CueHit& a, const CueHit& b) {
    return std::tuple(b.end - b.begin, a.cue, a.begin) <
           std::tuple(a.end - a.begin, b.cue, b.begin);
  });
  const auto by_place = [](const CueHit& a, const CueHit& b) { return a.begin < b.begin; };
  std::set<CueHit, decltype(by_place)> kept(by_place);
  for (const CueHit& hit : hits) {
    const auto next = kept.lower_bound(hit);
    const bool runs_into_next = next != kept.end() && next->begin < hit.end;
    const bool is_run_into = next != kept.begin() && std::prev(next)->end > hit.begin;
    if (!runs_into_next && !is_run_into) kept.insert(hit);
  }
  return {kept.begin(), kept.end()};
}

std::optional<CueHit> CueSet::find_first(std::string_view text) const {
  const std::vector<std::size_t> cues = present(text);
  if (cues.empty()) return std::nullopt;
  std::vector<CueHit> hits;
  find_one(cues.front(), text, hits);
  if (hits.empty()) return std::nullopt;
  return hits.front();
}

}  // namespace labledger::analysis

#include "analysis/cue_set.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include "analysis/literal_set.hpp"

namespace labledger::analysis {
namespace {

constexpr std::int64_t kPatternMemory = 8 << 20;

/// Strings this short are looked for: patterns such as "we (?:will|shall)" have no longer ones.
/// With 3 a third of the patterns pass unseen, and everything takes 1.4 times as long.
constexpr int kShortestAtom = 2;

RE2::Options options() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_max_mem(kPatternMemory);
  return options;
}

/// The cue is group 1. RE2 has no look-behind, so a cue that begins or ends in a sign, such as "$5"
/// or "20%", takes what stands beside it into the match, but not into the group.
std::string bounded(const std::string& pattern) {
  return R"((?:\b|^|[\s(])()" + pattern + R"()(?:\b|$|[^\w]))";
}

/// Whether the string may have a twin in other letters of which LiteralSet knows nothing: it holds
/// a character beyond ASCII that is none of the signs and currencies of U+2000 to U+20FF, and no
/// pound, yen or degree.
bool has_letters_beyond_ascii(std::string_view atom) {
  constexpr std::array<std::string_view, 7> kSigns = {
      "\xe2\x80", "\xe2\x81", "\xe2\x82", "\xe2\x83", "\xc2\xa3", "\xc2\xa5", "\xc2\xb0"};
  for (std::size_t i = 0; i < atom.size(); ++i) {
    const auto byte = static_cast<unsigned char>(atom[i]);
    const bool begins_character = byte >= 0xc0;
    if (!begins_character) continue;
    const std::string_view rest = atom.substr(i);
    const auto is_next = [&](std::string_view sign) { return rest.starts_with(sign); };
    if (!std::ranges::any_of(kSigns, is_next)) return true;
  }
  return false;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// U+212A and U+017F, which RE2 takes for "k" and "s" where case does not matter.
bool has_odd_letters(std::string_view text) {
  return text.find("\xe2\x84\xaa") != std::string_view::npos ||
         text.find("\xc5\xbf") != std::string_view::npos;
}

}  // namespace

/// The patterns, behind a filter: RE2 works out which strings a text must hold for a pattern to be
/// in it, those are looked for in one pass, and only the patterns that are left are run. One
/// automaton of them all would be as fast on texts like those it has seen, but makes its states
/// anew on others: on sentences seen for the first time, the 198 patterns of the rubric took 108 us
/// each as automata of 12, and 30 us so.
struct CueSet::Compiled {
  re2::FilteredRE2 patterns{kShortestAtom};  ///< One a cue.
  LiteralSet atoms;                          ///< By the numbers that `patterns` knows them by.
  bool has_letters_beyond_ascii = false;     ///< In the atoms.

  /// The cues that may be in the text.
  [[nodiscard]] std::vector<int> candidates(std::string_view text) const;
};

std::vector<int> CueSet::Compiled::candidates(std::string_view text) const {
  std::vector<int> found;
  if (patterns.NumRegexps() == 0) return found;
  if (!is_ascii(text) && (has_letters_beyond_ascii || has_odd_letters(text))) {
    found.resize(static_cast<std::size_t>(patterns.NumRegexps()));
    std::iota(found.begin(), found.end(), 0);
    return found;
  }
  patterns.AllPotentials(atoms.present(text), &found);
  std::ranges::sort(found);
  return found;
}

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
  for (const Cue& cue : cues) {
    const std::string pattern = bounded(cue.pattern);
    int number = 0;
    if (compiled->patterns.Add(pattern, options(), &number) != RE2::NoError) {
      return Error{ErrorKind::Config, "the pattern of the cue '" + cue.group + " " + cue.name +
                                          "' does not compile: " + RE2(pattern, options()).error()};
    }
  }
  if (!cues.empty()) {
    std::vector<std::string> atoms;
    compiled->patterns.Compile(&atoms);
    compiled->has_letters_beyond_ascii = std::ranges::any_of(atoms, has_letters_beyond_ascii);
    compiled->atoms = LiteralSet(atoms);
  }
  return CueSet(std::move(cues), std::move(compiled));
}

std::vector<std::size_t> CueSet::present(std::string_view text) const {
  std::vector<std::size_t> found;
  for (const int cue : compiled_->candidates(text)) {
    if (RE2::PartialMatch(text, compiled_->patterns.GetRE2(cue)))
      found.push_back(static_cast<std::size_t>(cue));
  }
  return found;
}

void CueSet::find_one(std::size_t cue, std::string_view text, std::vector<CueHit>& hits) const {
  const RE2& pattern = compiled_->patterns.GetRE2(static_cast<int>(cue));
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

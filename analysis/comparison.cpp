#include "analysis/comparison.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "analysis/alignment.hpp"
#include "analysis/pairing.hpp"
#include "analysis/word_index.hpp"

namespace labledger::analysis {
namespace {

std::vector<std::uint64_t> keys_of(const Segmentation& segmentation) {
  std::vector<std::uint64_t> keys;
  keys.reserve(segmentation.segments.size());
  for (const Segment& segment : segmentation.segments)
    keys.push_back(segment.key);
  return keys;
}

/// One side of the comparison: the capture, and what is still unexplained in it.
struct Side {
  explicit Side(const Segmentation& shown) : segmentation(shown), keys(keys_of(shown)) {}

  [[nodiscard]] const Segment& segment(std::uint32_t index) const {
    return segmentation.segments[index];
  }
  [[nodiscard]] Words words(std::uint32_t index) const {
    const Segment& shown = segment(index);
    return Words(word_hashes).subspan(shown.first_word, shown.last_word - shown.first_word);
  }

  const Segmentation& segmentation;
  std::vector<std::uint64_t> keys;
  std::vector<std::uint64_t> word_hashes;  ///< Filled once there is something to explain.
  std::vector<std::uint32_t> open;         ///< Not yet explained, in order.
};

/// A run that neither side's anchors hold: [first, last) on each side.
struct Gap {
  Match first;
  Match last;
};

std::vector<Gap> gaps_between(const std::vector<Match>& matches, Match end) {
  std::vector<Gap> gaps;
  Match from;
  const auto note = [&](Match to) {
    if (from.before < to.before || from.after < to.after) gaps.push_back({from, to});
  };
  for (const Match& match : matches) {
    note(match);
    from = {match.before + 1, match.after + 1};
  }
  note(end);
  return gaps;
}

/// The folded letters of a run of segments: they stand one after the other.
std::string_view letters_between(const Segmentation& shown, std::uint32_t first,
                                 std::uint32_t last) {
  if (first == last) return {};
  const std::uint32_t begin = shown.segments[first].letters.begin;
  return std::string_view(shown.letters)
      .substr(begin, shown.segments[last - 1].letters.end - begin);
}

class Comparison {
 public:
  Comparison(const Segmentation& before, const Segmentation& after)
      : before_(before), after_(after) {}

  std::vector<Difference> run() {
    matches_ = align(before_.keys, after_.keys);
    explain_gaps();
    if (!before_.open.empty() || !after_.open.empty()) {
      explain_moves();
      explain_twins(DifferenceKind::Masked);
      explain_twins(DifferenceKind::Renumbered);
    }
    if (!before_.open.empty() || !after_.open.empty()) explain_rest();
    put_in_order();
    return std::move(differences_);
  }

 private:
  void add(DifferenceKind kind, std::optional<std::uint32_t> before,
           std::optional<std::uint32_t> after) {
    differences_.push_back({kind, before, after});
  }

  /// A gap with the same letters on both sides is only cut differently.
  void explain_gaps() {
    const Match end{static_cast<std::uint32_t>(before_.keys.size()),
                    static_cast<std::uint32_t>(after_.keys.size())};
    for (const Gap& gap : gaps_between(matches_, end)) {
      const bool is_same =
          letters_between(before_.segmentation, gap.first.before, gap.last.before) ==
          letters_between(after_.segmentation, gap.first.after, gap.last.after);
      for (std::uint32_t i = gap.first.before; i < gap.last.before; ++i) {
        if (is_same) {
          add(DifferenceKind::Recut, i, std::nullopt);
        } else {
          before_.open.push_back(i);
        }
      }
      for (std::uint32_t j = gap.first.after; j < gap.last.after; ++j) {
        if (is_same) {
          add(DifferenceKind::Recut, std::nullopt, j);
        } else {
          after_.open.push_back(j);
        }
      }
    }
  }

  /// What both sides say somewhere has moved, or stands more or less often.
  void explain_moves() {
    const std::unordered_set<std::uint64_t> said_before(before_.keys.begin(), before_.keys.end());
    const std::unordered_set<std::uint64_t> said_after(after_.keys.begin(), after_.keys.end());
    std::erase_if(before_.open, [&](std::uint32_t i) {
      const bool is_said = said_after.contains(before_.keys[i]);
      if (is_said) add(DifferenceKind::Moved, i, std::nullopt);
      return is_said;
    });
    std::erase_if(after_.open, [&](std::uint32_t j) {
      const bool is_said = said_before.contains(after_.keys[j]);
      if (is_said) add(DifferenceKind::Moved, std::nullopt, j);
      return is_said;
    });
  }

  /// Pairs what is equal but for a mask, or but for a section number that one side lacks.
  void explain_twins(DifferenceKind kind) {
    const bool is_mask = kind == DifferenceKind::Masked;
    const auto key = [&](const Segment& shown) {
      return is_mask ? shown.loose_key : shown.bare_key;
    };
    std::unordered_map<std::uint64_t, std::uint32_t> by_key;
    for (const std::uint32_t i : before_.open)
      by_key.try_emplace(key(before_.segment(i)), i);
    std::unordered_set<std::uint32_t> explained;
    std::erase_if(after_.open, [&](std::uint32_t j) {
      const auto found = by_key.find(key(after_.segment(j)));
      if (found == by_key.end() || explained.contains(found->second)) return false;
      const std::uint32_t i = found->second;
      const Segment& gone = before_.segment(i);
      const Segment& come = after_.segment(j);
      const bool is_twin = is_mask ? gone.masked || come.masked : gone.numbered != come.numbered;
      if (!is_twin) return false;
      add(kind, i, j);
      explained.insert(i);
      return true;
    });
    std::erase_if(before_.open, [&](std::uint32_t i) { return explained.contains(i); });
  }

  /// Pairs what became something else; what is left is new, gone, or only cut differently.
  void explain_rest() {
    before_.word_hashes = hash_words(before_.segmentation);
    after_.word_hashes = hash_words(after_.segmentation);
    const std::vector<bool> is_still_said = find_said(before_, WordIndex(after_.word_hashes));
    const std::vector<bool> was_said = find_said(after_, WordIndex(before_.word_hashes));
    std::vector<bool> is_before_paired(before_.open.size());
    std::vector<bool> is_after_paired(after_.open.size());
    for (const Pairing& pair : pair_sentences(words_of_open(before_), words_of_open(after_))) {
      // A pair of which both sides are said on both sides is a matter of cutting.
      if (is_still_said[pair.before] && was_said[pair.after]) continue;
      add(DifferenceKind::Reworded, before_.open[pair.before], after_.open[pair.after]);
      is_before_paired[pair.before] = true;
      is_after_paired[pair.after] = true;
    }
    for (std::size_t i = 0; i < before_.open.size(); ++i) {
      if (is_before_paired[i]) continue;
      add(is_still_said[i] ? DifferenceKind::Recut : DifferenceKind::Removed, before_.open[i],
          std::nullopt);
    }
    for (std::size_t j = 0; j < after_.open.size(); ++j) {
      if (is_after_paired[j]) continue;
      add(was_said[j] ? DifferenceKind::Recut : DifferenceKind::Added, std::nullopt,
          after_.open[j]);
    }
  }

  static std::vector<Words> words_of_open(const Side& side) {
    std::vector<Words> out;
    out.reserve(side.open.size());
    for (const std::uint32_t index : side.open)
      out.push_back(side.words(index));
    return out;
  }

  /// Which open sentences of a side the other side says too, wherever it cuts. A short one counts
  /// only together with the words before or after it.
  static std::vector<bool> find_said(const Side& side, const WordIndex& other) {
    std::vector<bool> said;
    said.reserve(side.open.size());
    const Words all(side.word_hashes);
    for (const std::uint32_t index : side.open) {
      const Segment& segment = side.segment(index);
      const std::size_t first = segment.first_word;
      const std::size_t last = segment.last_word;
      const std::size_t missing =
          WordIndex::kRun - std::min<std::size_t>(WordIndex::kRun, last - first);
      const std::size_t left = first - std::min(first, missing);
      const std::size_t right = std::min(all.size(), last + missing);
      said.push_back(other.contains(all.subspan(left, last - left)) ||
                     other.contains(all.subspan(first, right - first)));
    }
    return said;
  }

  /// What is gone stands where the anchor before it stands now.
  void put_in_order() {
    std::vector<std::uint32_t> place(before_.keys.size() + 1, 0);
    std::size_t next = 0;
    std::uint32_t reached = 0;
    for (std::uint32_t i = 0; i < before_.keys.size(); ++i) {
      place[i] = reached;
      if (next < matches_.size() && matches_[next].before == i) {
        reached = matches_[next++].after + 1;
      }
    }
    const auto rank = [&](const Difference& difference) {
      const bool is_new = difference.after.has_value();
      return std::tuple(is_new ? *difference.after : place[*difference.before], is_new,
                        difference.before.value_or(0));
    };
    std::sort(differences_.begin(), differences_.end(),
              [&](const Difference& a, const Difference& b) { return rank(a) < rank(b); });
  }

  Side before_;
  Side after_;
  std::vector<Match> matches_;
  std::vector<Difference> differences_;
};

}  // namespace

std::vector<Difference> compare(const Segmentation& before, const Segmentation& after) {
  return Comparison(before, after).run();
}

}  // namespace labledger::analysis

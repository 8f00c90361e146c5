#include "reports/word_diff.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

#include "core/utf8.hpp"

namespace labledger::reports {
namespace {

/// A word and the white space after it, as views into the caller's text.
struct Word {
  std::string_view letters;
  std::string_view with_space;
};

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Scripts without blanks between words.
/// @see The Unicode Standard, chapter 18; blocks from CJK Radicals to Compatibility Ideographs,
/// and the supplementary ideographic planes.
bool stands_alone(char32_t c) {
  return (c >= 0x2E80 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/// The size in bytes of the word at the beginning of `text`, which begins with no white space.
std::size_t word_size(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && !is_space(text[size])) {
    const DecodedCharacter character = decode_character(text.substr(size));
    const bool alone = stands_alone(character.value);
    if (alone && size > 0) break;
    size += character.size;
    if (alone) break;
  }
  return size;
}

std::vector<Word> split_words(std::string_view text) {
  std::vector<Word> words;
  while (!text.empty() && is_space(text.front()))
    text.remove_prefix(1);
  while (!text.empty()) {
    const std::size_t letters = word_size(text);
    std::size_t end = letters;
    while (end < text.size() && is_space(text[end]))
      ++end;
    words.push_back({text.substr(0, letters), text.substr(0, end)});
    text.remove_prefix(end);
  }
  return words;
}

void append(std::vector<WordRun>& runs, WordRun::Fate fate, std::string_view text) {
  if (runs.empty() || runs.back().fate != fate) runs.push_back({fate, {}});
  runs.back().text.append(text);
}

void append_all(std::vector<WordRun>& runs, WordRun::Fate fate, std::span<const Word> words) {
  for (const Word& word : words)
    append(runs, fate, word.with_space);
}

/// Lengths of the longest common subsequence of every pair of tails; row i, column j belongs to
/// before[i…] and after[j…].
class TailLengths {
 public:
  TailLengths(std::span<const Word> before, std::span<const Word> after)
      : columns_(after.size() + 1), cells_((before.size() + 1) * columns_) {
    for (std::size_t i = before.size(); i-- > 0;) {
      for (std::size_t j = after.size(); j-- > 0;) {
        const bool same = before[i].letters == after[j].letters;
        const int longest = same ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
        cells_[i * columns_ + j] = static_cast<std::uint16_t>(longest);
      }
    }
  }
  [[nodiscard]] int at(std::size_t i, std::size_t j) const { return cells_[i * columns_ + j]; }

 private:
  std::size_t columns_;
  std::vector<std::uint16_t> cells_;
};
static_assert(kWordLimit < 65536, "a length must fit into a cell");

/// The part that differs, word by word.
void append_difference(std::vector<WordRun>& runs, std::span<const Word> before,
                       std::span<const Word> after) {
  if (before.size() > kWordLimit || after.size() > kWordLimit) {
    append_all(runs, WordRun::Fate::Removed, before);
    append_all(runs, WordRun::Fate::Added, after);
    return;
  }
  const TailLengths lengths(before, after);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() && j < after.size()) {
    if (before[i].letters == after[j].letters) {
      append(runs, WordRun::Fate::Kept, after[j].with_space);
      ++i;
      ++j;
    } else if (lengths.at(i + 1, j) >= lengths.at(i, j + 1)) {
      append(runs, WordRun::Fate::Removed, before[i++].with_space);
    } else {
      append(runs, WordRun::Fate::Added, after[j++].with_space);
    }
  }
  append_all(runs, WordRun::Fate::Removed, before.subspan(i));
  append_all(runs, WordRun::Fate::Added, after.subspan(j));
}

/// One place where words went and came, and the kept words that follow it.
struct Replacement {
  std::string removed;
  std::string added;
  std::string kept;

  [[nodiscard]] bool changes() const { return !removed.empty() || !added.empty(); }
  [[nodiscard]] std::size_t weight() const { return std::max(removed.size(), added.size()); }
};

std::vector<Replacement> group(const std::vector<WordRun>& runs) {
  std::vector<Replacement> groups(1);
  for (const WordRun& run : runs) {
    if (run.fate == WordRun::Fate::Kept) {
      groups.back().kept += run.text;
      continue;
    }
    if (!groups.back().kept.empty()) groups.emplace_back();
    (run.fate == WordRun::Fate::Removed ? groups.back().removed : groups.back().added) += run.text;
  }
  return groups;
}

/// Whether what stands between two replacements is one word, slighter than either: a lone "the"
/// kept between two rewritten halves helps no reader.
bool is_slight(const Replacement& last, const Replacement& next) {
  return last.changes() && last.kept.size() < std::min(last.weight(), next.weight()) &&
         split_words(last.kept).size() <= 1;
}

std::vector<Replacement> join_across_slight_kept(std::vector<Replacement> groups) {
  std::vector<Replacement> joined;
  for (Replacement& next : groups) {
    if (joined.empty() || !is_slight(joined.back(), next)) {
      joined.push_back(std::move(next));
      continue;
    }
    Replacement& last = joined.back();
    last.removed += last.kept + next.removed;
    last.added += last.kept + next.added;
    last.kept = std::move(next.kept);
  }
  return joined;
}

std::vector<WordRun> ungroup(std::vector<Replacement> groups) {
  std::vector<WordRun> runs;
  const auto put = [&runs](WordRun::Fate fate, std::string text) {
    if (!text.empty()) runs.push_back({fate, std::move(text)});
  };
  for (Replacement& replacement : groups) {
    put(WordRun::Fate::Removed, std::move(replacement.removed));
    put(WordRun::Fate::Added, std::move(replacement.added));
    put(WordRun::Fate::Kept, std::move(replacement.kept));
  }
  return runs;
}

}  // namespace

std::vector<WordRun> compare_words(std::string_view before, std::string_view after) {
  const std::vector<Word> old_words = split_words(before);
  const std::vector<Word> new_words = split_words(after);
  const std::size_t shorter = std::min(old_words.size(), new_words.size());
  const auto same = [&](std::size_t i, std::size_t j) {
    return old_words[i].letters == new_words[j].letters;
  };
  std::size_t head = 0;
  while (head < shorter && same(head, head))
    ++head;
  std::size_t tail = 0;
  while (tail < shorter - head && same(old_words.size() - 1 - tail, new_words.size() - 1 - tail))
    ++tail;

  const std::span<const Word> olds(old_words);
  const std::span<const Word> news(new_words);
  std::vector<WordRun> runs;
  append_all(runs, WordRun::Fate::Kept, news.first(head));
  append_difference(runs, olds.subspan(head, olds.size() - head - tail),
                    news.subspan(head, news.size() - head - tail));
  append_all(runs, WordRun::Fate::Kept, news.last(tail));
  return ungroup(join_across_slight_kept(group(runs)));
}

}  // namespace labledger::reports

#include "analysis/word_change.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <vector>

#include "analysis/fold.hpp"

namespace labledger::analysis {
namespace {

/// Sorted.
constexpr std::array<std::string_view, 77> kEmptyWords = {
    "a",     "about", "all",    "also",  "an",    "and",   "any",   "are",   "as",     "at",
    "be",    "been",  "by",     "can",   "could", "did",   "do",    "does",  "e",      "each",
    "for",   "from",  "g",      "had",   "has",   "have",  "here",  "i",     "ie",     "if",
    "ii",    "iii",   "in",     "into",  "is",    "it",    "its",   "may",   "might",  "must",
    "not",   "of",    "on",     "once",  "or",    "our",   "over",  "shall", "should", "such",
    "than",  "that",  "the",    "their", "then",  "there", "these", "they",  "this",   "those",
    "to",    "under", "unless", "until", "us",    "was",   "we",    "were",  "when",   "where",
    "which", "who",   "whom",   "will",  "with",  "would", "your"};

constexpr std::size_t kStemBytes = 4;

/// Endings that do not change what a word is about, longer ones first. Crude, and equally so on
/// both sides, which is all that a comparison needs.
std::string stem(std::string word) {
  static constexpr std::array<std::string_view, 13> kEndings = {
      "ations", "ation", "ings", "ing", "ments", "ment", "edly", "ies", "ed", "es", "ly", "s", "e"};
  for (const std::string_view ending : kEndings) {
    if (word.size() >= ending.size() + kStemBytes && word.ends_with(ending)) {
      word.resize(word.size() - ending.size());
      return word;
    }
  }
  return word;
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '&' ||
         c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}

/// The stems of a text's words that mean something, sorted, each as often as it stands there.
std::vector<std::string> stems_of(std::string_view text) {
  std::vector<std::string> stems;
  std::string word;
  const auto finish = [&] {
    if (!word.empty() && !std::binary_search(kEmptyWords.begin(), kEmptyWords.end(), word)) {
      stems.push_back(stem(std::move(word)));
    }
    word.clear();
  };
  for (const char c : text) {
    if (!is_word_byte(c)) {
      finish();
    } else if ((c != '\'' && c != '&') || !word.empty()) {  // "R&D" is a word, "&" is not.
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  finish();
  std::sort(stems.begin(), stems.end());
  return stems;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

WordChange compare_words(std::string_view before, std::string_view after) {
  FoldedText folded_before;
  FoldedText folded_after;
  fold(before, folded_before);
  fold(after, folded_after);
  const std::vector<std::string> old_stems = stems_of(before);
  const std::vector<std::string> new_stems = stems_of(after);
  std::vector<std::string> common;
  std::set_intersection(old_stems.begin(), old_stems.end(), new_stems.begin(), new_stems.end(),
                        std::back_inserter(common));
  return {.same_letters = folded_before.letters == folded_after.letters,
          .lost = old_stems.size() - common.size(),
          .gained = new_stems.size() - common.size(),
          .kept = share(common.size(), old_stems.size()),
          .old = share(common.size(), new_stems.size())};
}

}  // namespace labledger::analysis

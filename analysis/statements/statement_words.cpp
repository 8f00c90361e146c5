#include "analysis/statements/statement_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace labledger::analysis {
namespace {

constexpr std::size_t kStemBytes = 4;

/// Longest first, so that "ations" is not cut to "ation".
constexpr std::array<std::string_view, 13> kEndings = {
    "ations", "ation", "ments", "ment", "ings", "edly", "ing", "ies", "ed", "es", "ly", "s", "e"};

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view stem_of(std::string_view word) {
  for (const std::string_view ending : kEndings) {
    if (word.size() >= kStemBytes + ending.size() && word.ends_with(ending)) {
      return word.substr(0, word.size() - ending.size());
    }
  }
  return word;
}

/// FNV-1a, 32 bits (Fowler, Noll and Vo).
std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2166136261U;
  for (const char c : word)
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace

SentenceWords read_words(std::string_view sentence) {
  SentenceWords words;
  std::string word;
  for (std::size_t at = 0; at < sentence.size();) {
    if (is_digit(sentence[at])) {
      at = sentence.find_first_not_of("0123456789.,", at);
      words.ordered.push_back(hash_of("#"));
      if (at == std::string_view::npos) break;
      continue;
    }
    word.clear();
    for (; at < sentence.size() && is_letter(sentence[at]); ++at)
      word += static_cast<char>(sentence[at] | 0x20);  // The lower case of an ASCII letter.
    if (word.empty()) {
      ++at;
    } else {
      words.ordered.push_back(hash_of(stem_of(word)));
    }
  }
  words.distinct = words.ordered;
  std::ranges::sort(words.distinct);
  words.distinct.erase(std::unique(words.distinct.begin(), words.distinct.end()),
                       words.distinct.end());
  return words;
}

}  // namespace labledger::analysis

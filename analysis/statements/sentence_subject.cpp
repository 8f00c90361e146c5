#include "analysis/statements/sentence_subject.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace labledger::analysis {
namespace {

constexpr std::size_t kClauses = 2;       ///< As many clauses may stand before the subject,
constexpr std::size_t kClauseBytes = 90;  ///< none of them longer.
constexpr std::size_t kPhraseBytes = 25;  ///< Behind "In addition," a word still points back.

constexpr std::array<std::string_view, 3> kOwn = {"we", "our", "ours"};
constexpr std::array<std::string_view, 11> kPointing = {
    "this", "these", "it", "they", "such", "those", "that", "both", "each", "their", "its"};
constexpr std::array<std::string_view, 4> kLinks = {"and", "but", "so", "then"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The text without what stands before its first letter.
std::string_view from_first_letter(std::string_view text) {
  const auto* const begin = std::find_if(text.begin(), text.end(), is_letter);
  return text.substr(static_cast<std::size_t>(begin - text.begin()));
}

std::string_view first_word(std::string_view text) {
  const auto* const end = std::find_if_not(text.begin(), text.end(), is_letter);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

bool equals_ignoring_case(std::string_view word, std::string_view lower) {
  return std::equal(word.begin(), word.end(), lower.begin(), lower.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view candidate) {
    return equals_ignoring_case(word, candidate);
  });
}

}  // namespace

SentenceSubject subject_of(std::string_view voice) {
  std::string_view rest = from_first_letter(voice);
  bool points_back = true;  // A word of pointing here would mean what stands before the sentence.
  for (std::size_t clause = 0; clause <= kClauses; ++clause) {
    if (is_one_of(kLinks, first_word(rest))) {
      rest = from_first_letter(rest.substr(first_word(rest).size()));
    }
    const std::string_view word = first_word(rest);
    if (is_one_of(kOwn, word)) return SentenceSubject::Lab;
    if (points_back && is_one_of(kPointing, word)) return SentenceSubject::Anaphor;
    const std::size_t end = rest.substr(0, kClauseBytes).find_first_of(",;:");
    if (end == std::string_view::npos || rest[end] != ',') break;
    points_back = points_back && end <= kPhraseBytes;
    rest = from_first_letter(rest.substr(end));
  }
  return SentenceSubject::Other;
}

}  // namespace labledger::analysis

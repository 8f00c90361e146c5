#include "analysis/promises/time_words.hpp"

#include <algorithm>

namespace labledger::analysis {
namespace {

constexpr std::size_t kSentenceBytes = 2000;

constexpr auto kUnits =
    std::to_array<std::pair<std::string_view, TimeUnit>>({{"hour", {0, 0}},
                                                          {"hours", {0, 0}},
                                                          {"day", {0, 1}},
                                                          {"days", {0, 1}},
                                                          {"week", {0, 7}},
                                                          {"weeks", {0, 7}},
                                                          {"month", {1, 0}},
                                                          {"months", {1, 0}},
                                                          {"quarter", {3, 0}},
                                                          {"quarters", {3, 0}},
                                                          {"year", {12, 0}},
                                                          {"years", {12, 0}},
                                                          {"decade", {120, 0}},
                                                          {"decades", {120, 0}}});

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether the character at `at` belongs to a word: an apostrophe does within one.
bool is_of_word(std::string_view text, std::size_t at) {
  if (is_letter(text[at]) || is_digit(text[at])) return true;
  return text[at] == '\'' && at + 1 < text.size() && is_letter(text[at + 1]);
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::vector<TimeWord> split_time_words(std::string_view sentence) {
  const std::string_view text = sentence.substr(0, kSentenceBytes);
  std::vector<TimeWord> words;
  char joint = '.';
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (!is_letter(c) && !is_digit(c)) {
      const bool ends_clause = std::string_view(".;:!?").find(c) != std::string_view::npos;
      const bool is_joined = c == '-' && !words.empty() && words.back().end == at;
      if (joint != '.') joint = is_joined ? '-' : ' ';
      if (ends_clause) joint = '.';
      ++at;
      continue;
    }
    TimeWord word;
    word.begin = at;
    word.joint = joint;
    word.is_capital = c >= 'A' && c <= 'Z';
    for (; at < text.size() && is_of_word(text, at); ++at)
      word.lower += lower(text[at]);
    word.end = at;
    words.push_back(std::move(word));
    joint = '\0';  // Until something stands behind the word.
  }
  return words;
}

std::size_t word_index_at(std::span<const TimeWord> words, std::size_t offset) {
  const auto found =
      std::ranges::find_if(words, [offset](const TimeWord& word) { return word.begin >= offset; });
  return static_cast<std::size_t>(found - words.begin());
}

std::optional<TimeUnit> time_unit(std::string_view word) {
  return look_up(kUnits, word);
}

std::optional<unsigned> digits_of(std::string_view word) {
  unsigned value = 0;
  std::size_t count = 0;
  for (; count < word.size() && word[count] >= '0' && word[count] <= '9'; ++count) {
    if (count == 4) return std::nullopt;
    value = value * 10 + static_cast<unsigned>(word[count] - '0');
  }
  const std::string_view rest = word.substr(count);
  const bool is_ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  if (count == 0 || (!rest.empty() && !is_ordinal)) return std::nullopt;
  return value;
}

}  // namespace labledger::analysis

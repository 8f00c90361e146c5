#include "analysis/figures/number_words.hpp"

#include <array>
#include <utility>

#include "analysis/unicode.hpp"

namespace labledger::analysis {
namespace {

using Entry = std::pair<std::string_view, double>;

constexpr std::size_t kWordBytes = 16;
constexpr int kWordLimit = 16;
constexpr double kHundred = 100;

constexpr std::array<Entry, 28> kSmallNumbers = {
    {{"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
     {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
     {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
     {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
     {"twenty", 20},  {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},
     {"seventy", 70}, {"eighty", 80},  {"ninety", 90}}};
constexpr std::array<Entry, 23> kScaleWords = {
    {{"dozen", 12},         {"hundred", 100},   {"thousand", 1e3},   {"tausend", 1e3},
     {"million", 1e6},      {"millions", 1e6},  {"millionen", 1e6},  {"millones", 1e6},
     {"mio", 1e6},          {"mln", 1e6},       {"billion", 1e9},    {"billions", 1e9},
     {"milliard", 1e9},     {"milliards", 1e9}, {"milliarde", 1e9},  {"milliarden", 1e9},
     {"mrd", 1e9},          {"trillion", 1e12}, {"trillions", 1e12}, {"billionen", 1e12},
     {"quadrillion", 1e15}, {"lakh", 1e5},      {"crore", 1e7}}};
constexpr std::array<Entry, 10> kScaleLetters = {{{"k", 1e3},
                                                  {"K", 1e3},
                                                  {"M", 1e6},
                                                  {"mn", 1e6},
                                                  {"B", 1e9},
                                                  {"b", 1e9},
                                                  {"bn", 1e9},
                                                  {"T", 1e12},
                                                  {"tn", 1e12},
                                                  {"trn", 1e12}}};
constexpr std::array<std::string_view, 7> kVagueScales = {
    "dozens", "hundreds", "thousands", "millions", "billions", "trillions", "tens"};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool is_word(std::string_view word, std::string_view lower_case) {
  if (word.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (lower(word[i]) != lower_case[i]) return false;
  }
  return true;
}

template <std::size_t count>
std::optional<double> look_up(const std::array<Entry, count>& entries, std::string_view word) {
  for (const auto& [name, value] : entries) {
    if (is_word(word, name)) return value;
  }
  return std::nullopt;
}

/// Where the next word would begin behind `end`: behind one blank or hyphen.
std::size_t next_word(std::string_view text, std::size_t end) {
  return end < text.size() && (text[end] == ' ' || text[end] == '-') ? end + 1 : text.size();
}

/// Reads words into a number: groups below a thousand, each with its scale.
class WordSum {
 public:
  explicit WordSum(std::string_view text) : text_(text) {}

  std::optional<WordNumber> read(std::size_t at) {
    at = read_article(at);
    for (int i = 0; i < kWordLimit && at < text_.size(); ++i) {
      const std::string_view word = word_at(text_, at);
      if (word.empty()) break;
      if (is_word(word, "and") && has_scale_) {
        at = next_word(text_, at + word.size());
        if (!look_up(kSmallNumbers, word_at(text_, at))) break;
        continue;
      }
      if (!take(word)) break;
      end_ = at + word.size();
      at = next_word(text_, end_);
    }
    if (end_ == 0) return std::nullopt;
    return WordNumber{total_ + group_, end_};
  }

 private:
  /// "a thousand", "half a million": the article counts as one when a scale follows.
  std::size_t read_article(std::size_t at) {
    std::string_view word = word_at(text_, at);
    double value = 1;
    std::size_t next = at;
    if (is_word(word, "half")) {
      value = 0.5;
      next = next_word(text_, at + word.size());
      word = word_at(text_, next);
    }
    if (!is_word(word, "a") && !is_word(word, "an")) return at;
    next = next_word(text_, next + word.size());
    if (!look_up(kScaleWords, word_at(text_, next))) return at;
    group_ = value;
    return next;
  }

  bool take(std::string_view word) {
    if (const auto small = look_up(kSmallNumbers, word)) {
      const bool fits =
          group_ == 0 || (*small < 10 && last_ >= 20 && last_ < kHundred) || last_ == kHundred;
      if (!fits || (end_ != 0 && last_ == 0)) return false;
      group_ += *small;
      last_ = *small;
      return true;
    }
    const auto scale = look_up(kScaleWords, word);
    if (!scale || group_ == 0) return false;
    has_scale_ = true;
    group_ *= *scale;
    last_ = *scale;
    if (*scale > kHundred) {
      total_ += group_;
      group_ = 0;
    }
    return true;
  }

  std::string_view text_;
  double total_ = 0;
  double group_ = 0;
  double last_ = -1;
  bool has_scale_ = false;
  std::size_t end_ = 0;
};

/// The end of a plural scale and what joins it to more: "tens of thousands of".
std::size_t vague_end(std::string_view text, std::size_t at) {
  std::size_t end = 0;
  for (int i = 0; i < kWordLimit; ++i) {
    const std::string_view word = word_at(text, at);
    bool is_vague = false;
    for (const std::string_view scale : kVagueScales)
      is_vague = is_vague || is_word(word, scale);
    if (!is_vague) return end;
    const bool is_tens = is_word(word, "tens");
    const std::size_t after = at + word.size();
    const bool has_of = text.substr(after, 4) == " of ";
    if (is_tens && !has_of) return end;
    if (!is_tens) end = has_of ? after + 3 : after;
    if (!has_of) return end;
    at = after + 4;
  }
  return end;
}

}  // namespace

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t size = 0;
  while (at + size < text.size() && size <= kWordBytes && is_ascii_letter(text[at + size]))
    ++size;
  return size > kWordBytes || size == 0 ? std::string_view{} : text.substr(at, size);
}

std::optional<WordNumber> read_number_words(std::string_view text, std::size_t at) {
  const auto number = WordSum(text).read(at);
  if (!number) return std::nullopt;
  const std::string_view rest = text.substr(number->end);
  const std::string_view next = word_at(text, number->end + 1);
  const bool is_ordinal =
      rest.starts_with('-') &&
      (is_word(next, "first") || is_word(next, "second") || next.ends_with("th"));
  if (is_ordinal) return std::nullopt;
  return number;
}

std::optional<WordNumber> read_scale_word(std::string_view text, std::size_t at) {
  const std::string_view word = word_at(text, at);
  const auto factor = look_up(kScaleWords, word);
  if (!factor) return std::nullopt;
  return WordNumber{*factor, at + word.size()};
}

std::optional<WordNumber> read_scale_letters(std::string_view text, std::size_t at, Scaled scaled) {
  const std::string_view letters = word_at(text, at);
  const std::size_t end = at + letters.size();
  if (letters.empty() || (end < text.size() && is_ascii_digit(text[end]))) return std::nullopt;
  if (scaled == Scaled::Money && (letters == "m" || letters == "mm")) return WordNumber{1e6, end};
  if (scaled == Scaled::Money && letters == "t") return WordNumber{1e12, end};
  for (const auto& [name, factor] : kScaleLetters) {
    if (letters == name) return WordNumber{factor, end};
  }
  return std::nullopt;
}

std::optional<std::size_t> read_vague_words(std::string_view text, std::size_t at) {
  const std::string_view first = word_at(text, at);
  const bool is_few =
      is_word(first, "few") || is_word(first, "several") || is_word(first, "couple");
  if (!is_few) {
    const std::size_t end = vague_end(text, at);
    return end == 0 ? std::nullopt : std::optional(end);
  }
  std::size_t next = next_word(text, at + first.size());
  if (is_word(word_at(text, next), "of")) next = next_word(text, next + 2);
  const auto scale = read_scale_word(text, next);
  if (!scale) return std::nullopt;
  return scale->end;
}

}  // namespace labledger::analysis

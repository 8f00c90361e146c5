#include "parsers/html/relative_dates.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <string>

#include "parsers/html/ascii.hpp"
#include "parsers/html/date_words.hpp"

namespace labledger::parsers {
namespace {

using std::chrono::minutes;

constexpr std::size_t kLineBytes = 200;
constexpr unsigned kMost = 60;  // Of any unit: more is no longer said of one day.
constexpr minutes kHour{60};
constexpr minutes kDay{24 * 60};

struct Phrase {
  std::string_view words;  // "#" stands for a number.
  minutes unit{};          // Of the number, or of one where there is none.
  std::string_view language;
};

constexpr auto kPhrases = std::to_array<Phrase>({
    {"today", minutes{0}, "en"},
    {"yesterday", kDay, "en"},
    {"# minutes ago", minutes{1}, "en"},
    {"# hours ago", kHour, "en"},
    {"1 hour ago", kHour, "en"},
    {"an hour ago", kHour, "en"},
    {"# days ago", kDay, "en"},
    {"1 day ago", kDay, "en"},
    {"a day ago", kDay, "en"},
    {"heute", minutes{0}, "de"},
    {"gestern", kDay, "de"},
    {"vorgestern", 2 * kDay, "de"},
    {"vor # stunden", kHour, "de"},
    {"vor # tagen", kDay, "de"},
    {"vor einem tag", kDay, "de"},
    {"aujourd'hui", minutes{0}, "fr"},
    {"hier", kDay, "fr"},
    {"il y a # heures", kHour, "fr"},
    {"il y a # jours", kDay, "fr"},
    {"hoy", minutes{0}, "es"},
    {"ayer", kDay, "es"},
    {"hace # horas", kHour, "es"},
    {"hace # días", kDay, "es"},
    {"ontem", kDay, "pt"},
    {"há # dias", kDay, "pt"},
    {"ieri", kDay, "it"},
    {"# giorni fa", kDay, "it"},
    {"gisteren", kDay, "nl"},
    {"# dagen geleden", kDay, "nl"},
    {"вчера", kDay, "ru"},
    {"# дней назад", kDay, "ru"},
    {"# дня назад", kDay, "ru"},
    {"今日", minutes{0}, "ja"},
    {"昨日", kDay, "ja"},
    {"#時間前", kHour, "ja"},
    {"#日前", kDay, "ja"},
    {"昨天", kDay, "zh"},
    {"#小时前", kHour, "zh"},
    {"#天前", kDay, "zh"},
    {"어제", kDay, "ko"},
    {"#시간 전", kHour, "ko"},
    {"#일 전", kDay, "ko"},
});

bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  const bool starts = begin == 0 || !begins_letter(text, begin) || !is_word_byte(text[begin - 1]);
  return starts && !(begins_letter(text, end - 1) && begins_letter(text, end));
}

RelativeInText found_at(const Phrase& phrase, std::string_view words, std::size_t begin,
                        unsigned count) {
  return {{count * phrase.unit, std::string(words), std::string(phrase.language)}, begin};
}

// A phrase that counts: one try a number in the line.
std::optional<RelativeInText> find_counted(std::string_view line, const Phrase& phrase) {
  const std::size_t hole = phrase.words.find('#');
  const std::string_view before = phrase.words.substr(0, hole);
  const std::string_view behind = phrase.words.substr(hole + 1);
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (!is_ascii_digit(line[at])) continue;
    const std::size_t first = at;
    unsigned count = 0;
    while (at < line.size() && is_ascii_digit(line[at]) && count <= kMost)
      count = count * 10 + static_cast<unsigned>(line[at++] - '0');
    const bool fits = count >= 1 && count <= kMost && line.substr(0, first).ends_with(before) &&
                      line.substr(at).starts_with(behind);
    const std::size_t begin = fits ? first - before.size() : 0;
    const std::size_t end = at + behind.size();
    if (fits && stands_alone(line, begin, end))
      return found_at(phrase, line.substr(begin, end - begin), begin, count);
  }
  return std::nullopt;
}

}  // namespace

std::optional<RelativeInText> find_relative_date(std::string_view line) {
  const std::string lower = lower_case(line.substr(0, kLineBytes));
  for (const Phrase& phrase : kPhrases) {
    if (phrase.words.find('#') != std::string_view::npos) {
      if (auto found = find_counted(lower, phrase)) return found;
      continue;
    }
    const std::size_t at = lower.find(phrase.words);
    if (at != std::string::npos && stands_alone(lower, at, at + phrase.words.size()))
      return found_at(phrase, phrase.words, at, 1);
  }
  return std::nullopt;
}

}  // namespace labledger::parsers

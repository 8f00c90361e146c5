#include "parsers/html/cues.hpp"

#include <algorithm>
#include <array>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kLongestWord = 24;  // Longer ones are hashes.

// How much of a name's word has to be spelled out in the table.
enum class Match : std::uint8_t { Whole, Prefix };

struct CueWord {
  std::string_view word;
  Cue cue = Cue::Content;
  Match match = Match::Whole;
};

constexpr Match kStart = Match::Prefix;

// In order of word, for the binary search; no prefix row may begin another row's word, so that the
// nearest row before a word is the only one that can match it.
constexpr auto kWords = std::to_array<CueWord>({
    {"ad", Cue::Boilerplate},
    {"ads", Cue::Boilerplate},
    {"adslot", Cue::Boilerplate, kStart},
    {"advert", Cue::Boilerplate, kStart},
    {"article", Cue::Content, kStart},
    {"author", Cue::Byline, kStart},
    {"boilerplate", Cue::Boilerplate},
    {"breadcrumb", Cue::Boilerplate, kStart},
    {"byline", Cue::Byline, kStart},
    {"carousel", Cue::Boilerplate},
    {"comment", Cue::Comments, kStart},
    {"consent", Cue::Consent, kStart},
    {"content", Cue::Content, kStart},
    {"cookie", Cue::Consent, kStart},
    {"dateline", Cue::Byline},
    {"disqus", Cue::Comments, kStart},
    {"donate", Cue::Boilerplate, kStart},
    {"entry", Cue::Content},
    {"follow", Cue::Boilerplate},
    {"footer", Cue::Boilerplate, kStart},
    {"gdpr", Cue::Consent},
    {"hentry", Cue::Content},
    {"masthead", Cue::Boilerplate},
    {"menu", Cue::Boilerplate, kStart},
    {"modal", Cue::Boilerplate},
    {"most", Cue::Boilerplate},
    {"nav", Cue::Boilerplate},
    {"navbar", Cue::Boilerplate},
    {"navigation", Cue::Boilerplate},
    {"newsletter", Cue::Boilerplate, kStart},
    {"offscreen", Cue::HelperText},
    {"outbrain", Cue::Boilerplate, kStart},
    {"pager", Cue::Boilerplate},
    {"pagination", Cue::Boilerplate},
    {"paywall", Cue::Boilerplate},
    {"popular", Cue::Boilerplate},
    {"popup", Cue::Boilerplate, kStart},
    {"post", Cue::Content},
    {"promo", Cue::Boilerplate, kStart},
    {"prose", Cue::Content},
    {"published", Cue::Byline},
    {"readmore", Cue::Boilerplate},
    {"recirc", Cue::Boilerplate, kStart},
    {"recommend", Cue::Boilerplate, kStart},
    {"related", Cue::Boilerplate, kStart},
    {"richtext", Cue::Content},
    {"share", Cue::Boilerplate, kStart},
    {"sharing", Cue::Boilerplate},
    {"sidebar", Cue::Boilerplate, kStart},
    {"signup", Cue::Boilerplate, kStart},
    {"skip", Cue::Boilerplate},
    {"social", Cue::Boilerplate, kStart},
    {"sponsor", Cue::Boilerplate, kStart},
    {"story", Cue::Content},
    {"subscribe", Cue::Boilerplate, kStart},
    {"subscription", Cue::Boilerplate, kStart},
    {"taboola", Cue::Boilerplate, kStart},
    {"tags", Cue::Boilerplate},
    {"teaser", Cue::Boilerplate, kStart},
    {"timestamp", Cue::Byline},
    {"toolbar", Cue::Boilerplate},
    {"trending", Cue::Boilerplate},
});

// Whole attribute values that carry the helper-text meaning in more than one word.
constexpr auto kHelperNames = std::to_array<std::string_view>(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only",
     "screenreader-only", "screen-reader", "u-hidden-visually", "a11y-only", "assistive-text"});

struct CueName {
  Cue cue = Cue::Content;
  std::string_view word;
};

// A word for each cue that the table above reads back.
constexpr auto kCueNames = std::to_array<CueName>({{Cue::Content, "content"},
                                                   {Cue::Boilerplate, "boilerplate"},
                                                   {Cue::Comments, "comment"},
                                                   {Cue::Byline, "byline"},
                                                   {Cue::Consent, "consent"},
                                                   {Cue::HelperText, "sr-only"}});

constexpr bool comes_before(const CueWord& a, const CueWord& b) {
  return a.word < b.word;
}

Cues cues_of_word(std::string_view word) {
  const auto* after = std::upper_bound(kWords.begin(), kWords.end(), CueWord{word}, comes_before);
  if (after == kWords.begin()) return 0;
  const CueWord& row = *(after - 1);
  const bool matches = row.match == Match::Prefix ? word.starts_with(row.word) : word == row.word;
  return matches ? static_cast<Cues>(row.cue) : Cues{0};
}

bool is_helper_name(std::string_view name) {
  return std::any_of(kHelperNames.begin(), kHelperNames.end(),
                     [&](std::string_view helper) { return equal_ignoring_case(helper, name); });
}

// Reads one name: letters and digits of one word at a time.
Cues cues_of_name(std::string_view name) {
  if (is_helper_name(name)) return static_cast<Cues>(Cue::HelperText);
  std::array<char, kLongestWord> word{};
  std::size_t size = 0;
  Cues cues = 0;
  char previous = '\0';
  const auto finish = [&] {
    if (size > 1 && size <= kLongestWord) cues |= cues_of_word({word.data(), size});
    size = 0;
  };
  for (const char c : name) {
    const bool in_word = is_ascii_alpha(c) || is_ascii_digit(c);
    if (!in_word || (is_ascii_upper(c) && is_ascii_lower(previous))) finish();
    if (in_word && size < kLongestWord) word[size] = to_ascii_lower(c);
    if (in_word) ++size;
    previous = c;
  }
  finish();
  return cues;
}

}  // namespace

Cues cues_in(std::string_view names) {
  static_assert(std::is_sorted(kWords.begin(), kWords.end(), comes_before));
  Cues cues = 0;
  std::size_t at = 0;
  while (at < names.size()) {
    std::size_t end = at;
    while (end < names.size() && !is_ascii_space(names[end]))
      ++end;
    if (end > at) cues |= cues_of_name(names.substr(at, end - at));
    at = end + 1;
  }
  return cues;
}

void append_cues(Cues cues, std::string& out) {
  bool first = true;
  for (const CueName& name : kCueNames) {
    if (!has(cues, name.cue)) continue;
    if (!first) out += ' ';
    out.append(name.word);
    first = false;
  }
}

}  // namespace labledger::parsers

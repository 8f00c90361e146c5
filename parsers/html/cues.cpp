#include "parsers/html/cues.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kLongestWord = 24;  // Longer ones are hashes.

// How much of a name's word has to be spelled out in the table.
enum class Match : std::uint8_t { Whole, Prefix };

struct CueWord {
  std::string_view word;
  Cues cues = 0;
  Match match = Match::Whole;
};

constexpr Match kStart = Match::Prefix;

constexpr auto kCueBoilerplate = static_cast<Cues>(Cue::Boilerplate);
constexpr auto kCueByline = static_cast<Cues>(Cue::Byline);
constexpr auto kCueCaption = static_cast<Cues>(Cue::Caption);
constexpr auto kCueComments = static_cast<Cues>(Cue::Comments);
constexpr auto kCueConsent = static_cast<Cues>(Cue::Consent);
constexpr auto kCueContent = static_cast<Cues>(Cue::Content);
constexpr auto kCueDate = static_cast<Cues>(Cue::Date);
constexpr auto kCueHelperText = static_cast<Cues>(Cue::HelperText);

// In order of word, for the binary search; no prefix row may begin another row's word, so that the
// nearest row before a word is the only one that can match it.
constexpr auto kWords = std::to_array<CueWord>({
    {"ad", kCueBoilerplate},
    {"ads", kCueBoilerplate},
    {"adslot", kCueBoilerplate, kStart},
    {"advert", kCueBoilerplate, kStart},
    {"article", kCueContent, kStart},
    {"author", kCueByline, kStart},
    {"boilerplate", kCueBoilerplate},
    {"breadcrumb", kCueBoilerplate, kStart},
    {"byline", Cue::Byline | Cue::Date, kStart},
    {"caption", kCueCaption, kStart},
    {"carousel", kCueBoilerplate},
    {"comment", kCueComments, kStart},
    {"consent", kCueConsent, kStart},
    {"content", kCueContent, kStart},
    {"cookie", kCueConsent, kStart},
    {"credit", kCueCaption},
    {"credits", kCueCaption},
    {"date", kCueDate},
    {"dateline", Cue::Byline | Cue::Date},
    {"dates", kCueDate},
    {"datetime", kCueDate},
    {"datum", kCueDate},
    {"disqus", kCueComments, kStart},
    {"donate", kCueBoilerplate, kStart},
    {"entry", kCueContent},
    {"fecha", kCueDate},
    {"follow", kCueBoilerplate},
    {"footer", kCueBoilerplate, kStart},
    {"gdpr", kCueConsent},
    {"hentry", kCueContent},
    {"masthead", kCueBoilerplate},
    {"menu", kCueBoilerplate, kStart},
    {"meta", kCueDate},
    {"metadata", kCueDate},
    {"modal", kCueBoilerplate},
    {"most", kCueBoilerplate},
    {"nav", kCueBoilerplate},
    {"navbar", kCueBoilerplate},
    {"navigation", kCueBoilerplate},
    {"newsletter", kCueBoilerplate, kStart},
    {"offscreen", kCueHelperText},
    {"outbrain", kCueBoilerplate, kStart},
    {"pager", kCueBoilerplate},
    {"pagination", kCueBoilerplate},
    {"paywall", kCueBoilerplate},
    {"popular", kCueBoilerplate},
    {"popup", kCueBoilerplate, kStart},
    {"post", kCueContent},
    {"posted", kCueDate},
    {"promo", kCueBoilerplate, kStart},
    {"prose", kCueContent},
    {"pubdate", kCueDate},
    {"published", Cue::Byline | Cue::Date},
    {"readmore", kCueBoilerplate},
    {"recirc", kCueBoilerplate, kStart},
    {"recommend", kCueBoilerplate, kStart},
    {"related", kCueBoilerplate, kStart},
    {"richtext", kCueContent},
    {"share", kCueBoilerplate, kStart},
    {"sharing", kCueBoilerplate},
    {"sidebar", kCueBoilerplate, kStart},
    {"signup", kCueBoilerplate, kStart},
    {"skip", kCueBoilerplate},
    {"social", kCueBoilerplate, kStart},
    {"sponsor", kCueBoilerplate, kStart},
    {"story", kCueContent},
    {"submitted", kCueDate},
    {"subscribe", kCueBoilerplate, kStart},
    {"subscription", kCueBoilerplate, kStart},
    {"taboola", kCueBoilerplate, kStart},
    {"tags", kCueBoilerplate},
    {"teaser", kCueBoilerplate, kStart},
    {"time", kCueDate},
    {"timestamp", Cue::Byline | Cue::Date},
    {"toolbar", kCueBoilerplate},
    {"trending", kCueBoilerplate},
});

// Whole attribute values that carry the helper-text meaning in more than one word.
constexpr auto kHelperNames = std::to_array<std::string_view>(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only",
     "screenreader-only", "screen-reader", "u-hidden-visually", "a11y-only", "assistive-text"});

constexpr std::uint32_t bit_of(char letter) {
  return is_ascii_lower(letter) ? 1U << (letter - 'a') : 0;
}

// For each first letter, which second letters the words of the table have: most words of class
// names are told from all of them by two letters.
constexpr auto kSecondLetters = [] {
  std::array<std::uint32_t, 26> letters{};
  for (const CueWord& row : kWords)
    letters.at(static_cast<std::size_t>(row.word[0] - 'a')) |= bit_of(row.word[1]);
  return letters;
}();

constexpr auto kHelperFirstLetters = [] {
  std::uint32_t letters = 0;
  for (const std::string_view name : kHelperNames)
    letters |= bit_of(name[0]);
  return letters;
}();

struct CueName {
  Cue cue = Cue::Content;
  std::string_view word;
};

// A word for each cue that the table above reads back.
constexpr auto kCueNames = std::to_array<CueName>({{Cue::Content, "content"},
                                                   {Cue::Boilerplate, "boilerplate"},
                                                   {Cue::Comments, "comment"},
                                                   {Cue::Byline, "author"},
                                                   {Cue::Consent, "consent"},
                                                   {Cue::HelperText, "sr-only"},
                                                   {Cue::Date, "date"},
                                                   {Cue::Caption, "caption"}});

constexpr bool comes_before(const CueWord& a, const CueWord& b) {
  return a.word < b.word;
}

// Words that other words are put before without a hyphen: "articledate", "postdatum".
Cues cues_of_ending(std::string_view word) {
  const bool is_date = word.ends_with("date") || word.ends_with("datum");
  return is_date && !word.ends_with("update") && !word.ends_with("candidate") ? kCueDate : Cues{0};
}

// Of a word of at least two letters or digits, in lower case.
Cues cues_of_word(std::string_view word) {
  const bool may_be_listed =
      is_ascii_lower(word[0]) &&
      (kSecondLetters[static_cast<std::size_t>(word[0] - 'a')] & bit_of(word[1])) != 0;
  if (!may_be_listed) return cues_of_ending(word);
  const auto* after = std::upper_bound(kWords.begin(), kWords.end(), CueWord{word}, comes_before);
  if (after == kWords.begin()) return cues_of_ending(word);
  const CueWord& row = *(after - 1);
  const bool matches = row.match == Match::Prefix ? word.starts_with(row.word) : word == row.word;
  return matches ? row.cues : cues_of_ending(word);
}

bool is_helper_name(std::string_view name) {
  if ((kHelperFirstLetters & bit_of(to_ascii_lower(name.front()))) == 0) return false;
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

Cues CueMemo::cues_in(std::string_view names) {
  if (names.empty() || names.size() > kLongest) return parsers::cues_in(names);
  Entry& entry = entries_[std::hash<std::string_view>()(names) % kEntries];
  if (names == std::string_view(entry.names.data(), entry.size)) return entry.cues;
  entry.size = static_cast<std::uint8_t>(names.size());
  std::copy(names.begin(), names.end(), entry.names.begin());
  entry.cues = parsers::cues_in(names);
  return entry.cues;
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

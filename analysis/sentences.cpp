#include "analysis/sentences.hpp"

#include <algorithm>
#include <array>

#include "analysis/unicode.hpp"
#include "core/utf8.hpp"

namespace labledger::analysis {
namespace {

constexpr auto kAbbreviations = std::to_array<std::string_view>(
    {"al",   "approx", "apr", "art",  "arts", "attn", "aug", "ave", "blvd", "cf",  "ch",
     "co",   "corp",   "dec", "dept", "dr",   "e.g",  "eg",  "eq",  "esq",  "est", "et",
     "etc",  "ext",    "feb", "fig",  "ft",   "gov",  "i.e", "ie",  "inc",  "jan", "jr",
     "jul",  "jun",    "ltd", "mar",  "mr",   "mrs",  "ms",  "mt",  "no",   "nos", "nov",
     "oct",  "para",   "ph",  "pp",   "prof", "ref",  "rev", "sec", "sect", "sen", "sep",
     "sept", "sr",     "st",  "ste",  "tel",  "v",    "viz", "vol", "vs"});

constexpr auto kClosers = std::to_array<std::string_view>(
    {"\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB", "\xE3\x80\x8D",
     "\xE3\x80\x8F", "\xEF\xBC\x89", "\xE2\x81\xA0", "\xE2\x80\x8B"});

constexpr auto kWideStops = std::to_array<std::string_view>(
    {"\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F", "\xEF\xBD\xA1"});  // 。！？｡

constexpr auto kEndMarks = std::to_array<std::string_view>(
    {".", "!", "?", ":", ";", "\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F", "\xEF\xBC\x9A",
     "\xEF\xBC\x9B"});  // Then 。！？：；

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Words that a point belongs to, in lower case and without it.
bool is_abbreviation(std::string_view word) {
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

/// Bytes that a sentence may end at: stops, line breaks, the lead bytes of ideographic stops.
constexpr std::array<bool, 256> kMayEnd = [] {
  std::array<bool, 256> table{};
  for (const char c : {'.', '!', '?', '\n'})
    table[static_cast<unsigned char>(c)] = true;
  table[0xE3] = true;
  table[0xEF] = true;
  return table;
}();

/// Cuts one text; `begin_` is where the current sentence starts.
class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<TextSpan> run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      at = skip_plain(at);
      while (at - begin_ > kSentenceByteLimit)
        cut_long_run();
      if (at == text_.size()) break;
      const char c = text_[at];
      if (c == '\n') {
        end_at(at);
        begin_ = ++at;
      } else if (c == '.' || c == '!' || c == '?') {
        at = after_stop(at);
      } else {
        at = after_wide(at);
      }
    }
    end_at(text_.size());
    return std::move(spans_);
  }

 private:
  /// Past what can neither end a sentence nor begin an ideographic stop.
  [[nodiscard]] std::size_t skip_plain(std::size_t at) const {
    while (at < text_.size() && !kMayEnd[static_cast<unsigned char>(text_[at])])
      ++at;
    return at;
  }

  void end_at(std::size_t end) {
    std::size_t begin = begin_;
    while (begin < end && is_blank(text_[begin]))
      ++begin;
    std::size_t last = end;
    while (last > begin && is_blank(text_[last - 1]))
      --last;
    if (begin < last) {
      spans_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last)});
    }
    begin_ = end;
  }

  /// Past quotes and brackets that close what the stop ended.
  [[nodiscard]] std::size_t skip_closers(std::size_t at) const {
    while (at < text_.size()) {
      const std::string_view rest = text_.substr(at);
      const auto* const closer =
          std::find_if(kClosers.begin(), kClosers.end(),
                       [&](std::string_view sign) { return rest.starts_with(sign); });
      if (closer == kClosers.end()) break;
      at += closer->size();
    }
    return at;
  }

  std::size_t after_stop(std::size_t at) {
    std::size_t next = at + 1;
    while (next < text_.size() && (text_[next] == '.' || text_[next] == '!' || text_[next] == '?'))
      ++next;
    const bool is_single_point = text_[at] == '.' && next == at + 1;
    next = skip_closers(next);
    if (next >= text_.size() || !is_blank(text_[next])) return next;
    if (is_single_point && point_belongs_to_word(at)) return next;
    if (starts_sentence(next)) end_at(next);
    return next;
  }

  /// Whether a capital, a digit, an opening sign or another script follows the blanks.
  [[nodiscard]] bool starts_sentence(std::size_t at) const {
    while (at < text_.size() && is_blank(text_[at]))
      ++at;
    if (at == text_.size()) return false;
    const char c = text_[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      const bool is_small = c >= 'a' && c <= 'z';
      return !is_small && c != ',' && c != ';' && c != ':' && c != ')' && c != ']' && c != '&' &&
             c != '/';
    }
    const char32_t code_point = decode_character(text_.substr(at)).value;
    const CharKind kind = kind_of(code_point);
    return kind != CharKind::Letter || is_capital(code_point);
  }

  /// Abbreviations, initials, "U.S.", and the number of a list item or heading.
  [[nodiscard]] bool point_belongs_to_word(std::size_t point) const {
    std::size_t begin = point;
    const auto is_word_char = [&](char c) {
      return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' ||
             static_cast<unsigned char>(c) >= 0x80;
    };
    while (begin > begin_ && point - begin < 16 && is_word_char(text_[begin - 1]))
      --begin;
    const std::string_view word = text_.substr(begin, point - begin);
    if (word.empty()) return false;
    std::string lower(word);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (is_abbreviation(lower)) return true;
    const bool stands_alone = begin == begin_ || text_[begin - 1] == ' ' || text_[begin - 1] == '(';
    const bool is_initial = stands_alone && word.size() == 1 && is_ascii_letter(word.front());
    const bool is_dotted = word.size() >= 3 && word[word.size() - 2] == '.' &&
                           is_ascii_letter(word.back()) && word.size() <= 8;
    if (is_initial || is_dotted) return true;
    const bool begins_sentence = text_.find_first_not_of(" (", begin_) >= begin;
    return begins_sentence && word.size() <= 6 &&
           word.find_first_not_of("0123456789.ivxIVX") == std::string_view::npos;
  }

  /// Ideographic stops need no blank after them.
  std::size_t after_wide(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    const bool is_stop = std::any_of(kWideStops.begin(), kWideStops.end(),
                                     [&](std::string_view stop) { return rest.starts_with(stop); });
    if (!is_stop) {
      return at + 1;
    }
    const std::size_t next = skip_closers(at + 3);
    end_at(next);
    return next;
  }

  /// Cuts at the last blank within the limit, else at the limit, never inside a character.
  void cut_long_run() {
    const std::size_t limit = begin_ + kSentenceByteLimit;
    const std::size_t blank = text_.rfind(' ', limit);
    std::size_t cut = blank != std::string_view::npos && blank > begin_ ? blank : limit;
    for (int k = 0; k < 3 && (static_cast<unsigned char>(text_[cut]) & 0xC0U) == 0x80; ++k)
      --cut;
    end_at(cut);
  }

  std::string_view text_;
  std::size_t begin_ = 0;
  std::vector<TextSpan> spans_;
};

}  // namespace

std::vector<TextSpan> cut_sentences(std::string_view text) {
  return Cutter(text).run();
}

bool has_end_mark(std::string_view text) {
  const auto ends_with = [&](std::string_view sign) { return text.ends_with(sign); };
  for (const auto* closer = kClosers.begin(); closer != kClosers.end();) {
    closer = std::find_if(kClosers.begin(), kClosers.end(), ends_with);
    if (closer != kClosers.end()) text.remove_suffix(closer->size());
  }
  return std::any_of(kEndMarks.begin(), kEndMarks.end(), ends_with);
}

}  // namespace labledger::analysis

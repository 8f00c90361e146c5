#include "analysis/volatile_words.hpp"

#include <algorithm>
#include <array>

#include "analysis/unicode.hpp"

namespace labledger::analysis {
namespace {

constexpr std::string_view kMaskHead = "[email";
constexpr std::string_view kMaskTail = "protected]";

constexpr std::array<std::string_view, 18> kCountWords = {
    "a",   "an",   "one",   "two",  "three", "four",   "five",   "six",  "seven",
    "few", "over", "about", "more", "than",  "almost", "nearly", "just", "couple"};

constexpr std::array<std::string_view, 12> kUnits = {
    "sec", "second", "min", "minute", "hr", "hour", "day", "week", "mo", "month", "yr", "year"};

constexpr std::array<std::string_view, 9> kActs = {"updated",  "modified",  "edited",
                                                   "posted",   "published", "revised",
                                                   "reviewed", "active",    "seen"};

constexpr std::array<std::string_view, 4> kKeySigns = {"\xE2\x8C\x98", "\xE2\x8C\x83",
                                                       "\xE2\x8C\xA5", "\xE2\x87\xA7"};  // ⌘ ⌃ ⌥ ⇧

constexpr std::array<std::string_view, 14> kCountedNouns = {
    "view", "like",     "comment", "reaction", "share",  "follower", "star",
    "clap", "download", "vote",    "upvote",   "reader", "read",     "repost"};

bool is_one_of(std::string_view word, const auto& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Marks what is set aside. One method a kind; each looks at a few neighbours of one word.
class Sieve {
 public:
  Sieve(std::string_view text, std::string_view letters, std::vector<Token>& tokens)
      : text_(text), letters_(letters), tokens_(tokens) {}

  SieveResult run() {
    // Signs that hold no letter carry no meaning of their own; only shortcuts look at them.
    strip_list_marker();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].has_at) {
        const std::string_view raw = raw_word(i);
        result_.has_address |= raw.find('@') != std::string_view::npos;
        if (raw.ends_with(kMaskHead)) result_.has_masked_mail |= mask_mail(i);
      }
      if (tokens_[i].has_sign) set_aside_signed(i);
      set_aside_by_word(i);
    }
    if (tokens_.size() <= 6) set_aside_counters();
    return result_;
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t i) const {
    if (i >= tokens_.size()) return {};
    return letters_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }
  [[nodiscard]] std::string_view raw_word(std::size_t i) const {
    if (i >= tokens_.size()) return {};
    return text_.substr(tokens_[i].raw_begin, tokens_[i].raw_end - tokens_[i].raw_begin);
  }
  void set_aside(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i <= last && i < tokens_.size(); ++i)
      tokens_[i].set_aside = true;
    result_.any_set_aside = true;
  }

  void set_aside_by_word(std::size_t i) {
    const std::string_view letters = word(i);
    if (letters.size() >= 16) set_aside_identifier(i);
    if (letters.size() < 2 || letters.size() > 9) return;
    if (letters == "in") set_aside_window(i);
    if (letters == "ago") set_aside_ago(i);
    if (letters == "copyright") set_aside_years(i);
    if (letters.front() == 'c' && letters.size() <= 5) set_aside_key_name(i);
    if (letters.ends_with('d') || letters == "active" || letters == "seen") {
      set_aside_recent_day(i);
    }
  }

  /// "1.", "12)", "(a)", "iv." before the rest: markers move between markup and text.
  void strip_list_marker() {
    std::string_view raw = raw_word(0);
    if (raw.size() < 2 || raw.size() > 6 || (raw.back() != '.' && raw.back() != ')')) return;
    raw.remove_suffix(1);
    if (raw.front() == '(') raw.remove_prefix(1);
    const bool is_number = raw.size() <= 3 && std::all_of(raw.begin(), raw.end(), is_ascii_digit);
    const bool is_letter = raw.size() == 1 && is_ascii_letter(raw.front());
    const bool is_roman = raw.find_first_not_of("ivx") == std::string_view::npos;
    if (!raw.empty() && (is_number || is_letter || is_roman)) set_aside(0, 0);
  }

  bool mask_mail(std::size_t i) {
    if (!raw_word(i + 1).starts_with(kMaskTail)) return false;
    tokens_[i].end -= static_cast<std::uint32_t>(kMaskHead.size() - 1);
    tokens_[i].has_mask = true;
    tokens_[i + 1].begin += static_cast<std::uint32_t>(kMaskTail.size() - 1);
    result_.any_set_aside = true;
    return true;
  }

  /// "3 days ago", "about an hour ago", "over a week ago", "5d ago".
  void set_aside_ago(std::size_t i) {
    const auto is_count = [&](std::size_t k) {
      const std::string_view text = word(k);
      return (!text.empty() && is_ascii_digit(text.front())) || is_one_of(text, kCountWords);
    };
    if (i == 0) return;
    std::size_t first = i - 1;  // The unit, or count and unit in one.
    if (!is_unit(word(first)) && !is_ascii_digit(word(first).empty() ? ' ' : word(first).front()))
      return;
    while (first > 0 && is_count(first - 1))
      --first;
    set_aside(first, i);
  }

  static bool is_unit(std::string_view word) {
    if (word.size() > 2 && word.back() == 's') word.remove_suffix(1);
    return is_one_of(word, kUnits);
  }

  /// "updated yesterday", "posted last week", "edited just now".
  void set_aside_recent_day(std::size_t i) {
    const std::string_view text = word(i);
    if (!is_one_of(text, kActs)) return;
    const std::string_view next = word(i + 1);
    const std::string_view after = word(i + 2);
    if (next == "yesterday" || next == "today" || next == "recently") set_aside(i + 1, i + 1);
    if ((next == "last" || next == "this") && is_unit(after)) set_aside(i + 1, i + 2);
    if (next == "just" && after == "now") set_aside(i + 1, i + 2);
  }

  /// "(opens in a new window)", "(opens in new tab)".
  void set_aside_window(std::size_t i) {
    if (i == 0 || (word(i - 1) != "opens" && word(i - 1) != "open")) return;
    const std::size_t adjective = word(i + 1) == "a" ? i + 2 : i + 1;
    const std::string_view noun = word(adjective + 1);
    if (word(adjective) != "new" || (noun != "window" && noun != "tab")) return;
    set_aside(i - 1, adjective + 1);
  }

  /// "⌘K" and "© 2024".
  void set_aside_signed(std::size_t i) {
    const std::string_view raw = raw_word(i);
    if (raw.find("\xC2\xA9") != std::string_view::npos) set_aside_years(i);
    const bool has_key = std::any_of(kKeySigns.begin(), kKeySigns.end(),
                                     [&](std::string_view key) { return raw.starts_with(key); });
    if (!has_key) return;
    if (word(i).empty()) {
      set_aside_key_after(i);
    } else if (word(i).size() <= 5) {
      set_aside(i, i);
    }
  }

  /// "Ctrl K", "Ctrl+K": the key differs with the reader's system.
  void set_aside_key_name(std::size_t i) {
    const std::string_view letters = word(i);
    if (letters == "ctrl" || letters == "cmd") {
      set_aside_key_after(i);
    } else if ((letters.size() == 5 && letters.starts_with("ctrl")) ||
               (letters.size() == 4 && letters.starts_with("cmd"))) {
      set_aside(i, i);
    }
  }

  void set_aside_key_after(std::size_t i) {
    std::size_t key = i + 1;
    if (word(key).empty()) ++key;  // "Ctrl + K": the sign between them.
    if (word(key).size() == 1) set_aside(i, key);
  }

  /// The years in "© 2024", "Copyright 2019-2025".
  void set_aside_years(std::size_t i) {
    for (std::size_t k = i; k <= i + 3; ++k) {
      const std::string_view text = word(k);
      const bool is_year = (text.size() == 4 || text.size() == 8) &&
                           std::all_of(text.begin(), text.end(), is_ascii_digit);
      if (is_year) set_aside(k, k);
    }
  }

  /// Trace, request and build identifiers.
  void set_aside_identifier(std::size_t i) {
    const std::string_view text = word(i);
    const bool is_hex = text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    const bool has_digit = text.find_first_of("0123456789") != std::string_view::npos;
    const bool has_letter = text.find_first_of("abcdef") != std::string_view::npos;
    if (is_hex && has_digit && has_letter) set_aside(i, i);
  }

  /// "1,204 views", "12 comments", "5 min read", when that is nearly all there is.
  void set_aside_counters() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (word(i).empty() || !is_ascii_digit(word(i).front())) continue;
      const bool is_minutes = is_unit(word(i + 1)) && word(i + 2) == "read";
      std::string_view noun = word(i + 1);
      if (noun.size() > 2 && noun.back() == 's') noun.remove_suffix(1);
      if (is_minutes || is_one_of(noun, kCountedNouns)) set_aside(i, i);
    }
  }

  std::string_view text_;
  std::string_view letters_;
  std::vector<Token>& tokens_;
  SieveResult result_;
};

}  // namespace

SieveResult set_aside_volatile(std::string_view text, std::string_view letters,
                               std::vector<Token>& tokens) {
  return Sieve(text, letters, tokens).run();
}

}  // namespace labledger::analysis

#include "analysis/fold.hpp"

#include <algorithm>
#include <array>

#include "analysis/unicode.hpp"
#include "core/utf8.hpp"

namespace labledger::analysis {
namespace {

constexpr std::string_view kMaskHead = "[email";
constexpr std::string_view kMaskTail = "protected]";

/// A word before the set-aside kinds are taken out.
struct Token {
  std::uint32_t raw_begin = 0;  ///< In the text, with the signs around it.
  std::uint32_t raw_end = 0;
  std::uint32_t begin = 0;  ///< In the letters.
  std::uint32_t end = 0;
  bool has_at = false;    ///< Holds "@" or "[": an address, or its mask.
  bool has_sign = false;  ///< Holds a dropped sign beyond ASCII: a key, a copyright sign.
  bool set_aside = false;
  bool has_mask = false;  ///< A masked address follows the letters.
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_one_of(std::string_view word, const auto& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What folding does with an ASCII byte: its folded letter, or one of these.
constexpr char kIgnore = 0;
constexpr char kBlank = 1;

constexpr std::array<char, 128> kAscii = [] {
  std::array<char, 128> table{};
  for (char c = 0; c <= ' '; ++c)
    table[static_cast<std::size_t>(c)] = kBlank;
  for (char c = '0'; c <= '9'; ++c)
    table[static_cast<std::size_t>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<std::size_t>(c)] = c;
    table[static_cast<std::size_t>(c - 32)] = c;
  }
  table['/'] = kBlank;
  table[0x7F] = kBlank;
  table['%'] = '%';
  table['$'] = '$';
  return table;
}();

/// Cuts a text into words and folds their letters.
class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::string& letters) : text_(text), letters_(letters) {
    tokens_.reserve(text.size() / 5 + 1);
  }

  std::vector<Token> run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t start = at;
      if (static_cast<unsigned char>(text_[at]) < 0x80) {
        at = take_ascii(at);
        continue;
      }
      const DecodedCharacter character = decode_character(text_.substr(at));
      const char32_t code_point = character.value;
      at += character.size;
      switch (kind_of(code_point)) {
        case CharKind::Space:
          close(start);
          break;
        case CharKind::Ideograph:
          close(start);
          open(start);
          append_utf8(code_point, letters_);
          close(at);
          break;
        case CharKind::Letter:
          open(start);
          append_utf8(to_folded_case(code_point), letters_);
          break;
        case CharKind::Ignored:
          take_sign(code_point, start);
          break;
      }
    }
    close(text_.size());
    return std::move(tokens_);
  }

 private:
  /// Takes a blank, a sign or a run of letters, and gives the place after it.
  std::size_t take_ascii(std::size_t at) {
    const char folded = kAscii[static_cast<std::size_t>(text_[at])];
    if (folded == kBlank) {
      close(at);
      return at + 1;
    }
    if (folded == kIgnore) {
      take_sign(static_cast<char32_t>(text_[at]), at);
      return at + 1;
    }
    open(at);
    std::array<char, 32> run{};
    std::size_t size = 0;
    for (; at < text_.size() && size < run.size(); ++at, ++size) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte >= 0x80 || kAscii[byte] <= kBlank) break;
      run[size] = kAscii[byte];
    }
    letters_.append(run.data(), size);
    return at;
  }

  void take_sign(char32_t sign, std::size_t at) {
    // A bracket opens a word: "here(opens in a new window)".
    if (sign == '(') close(at);
    open(at);
    if (sign == '.' && stands_between_digits(at)) letters_ += '.';
    current_.has_at |= sign == '@' || sign == '[';
    current_.has_sign |= sign >= 0x80;
  }

  void open(std::size_t raw) {
    if (is_open_) return;
    is_open_ = true;
    current_ = {};
    current_.raw_begin = static_cast<std::uint32_t>(raw);
    current_.begin = static_cast<std::uint32_t>(letters_.size());
  }

  void close(std::size_t raw) {
    if (!is_open_) return;
    is_open_ = false;
    current_.raw_end = static_cast<std::uint32_t>(raw);
    current_.end = static_cast<std::uint32_t>(letters_.size());
    tokens_.push_back(current_);
  }

  [[nodiscard]] bool stands_between_digits(std::size_t at) const {
    return at > 0 && at + 1 < text_.size() && is_digit(text_[at - 1]) && is_digit(text_[at + 1]);
  }

  std::string_view text_;
  std::string& letters_;
  std::vector<Token> tokens_;
  Token current_;
  bool is_open_ = false;
};

/// Marks what is set aside. One method a kind; each looks at a few neighbours of one word.
class Sieve {
 public:
  Sieve(std::string_view text, std::string_view letters, std::vector<Token>& tokens)
      : text_(text), letters_(letters), tokens_(tokens) {}

  /// Whether anything was marked.
  bool run(FoldedText& out) {
    // Signs that hold no letter carry no meaning of their own; only shortcuts look at them.
    strip_list_marker();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].has_at) {
        const std::string_view raw = raw_word(i);
        out.has_address |= raw.find('@') != std::string_view::npos;
        if (raw.ends_with(kMaskHead)) out.has_masked_mail |= mask_mail(i);
      }
      if (tokens_[i].has_sign) set_aside_signed(i);
      set_aside_by_word(i);
    }
    if (tokens_.size() <= 6) set_aside_counters();
    return any_;
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
    any_ = true;
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
    const bool is_number = raw.size() <= 3 && std::all_of(raw.begin(), raw.end(), is_digit);
    const bool is_letter = raw.size() == 1 && is_ascii_letter(raw.front());
    const bool is_roman = raw.find_first_not_of("ivx") == std::string_view::npos;
    if (!raw.empty() && (is_number || is_letter || is_roman)) set_aside(0, 0);
  }

  bool mask_mail(std::size_t i) {
    if (!raw_word(i + 1).starts_with(kMaskTail)) return false;
    tokens_[i].end -= static_cast<std::uint32_t>(kMaskHead.size() - 1);
    tokens_[i].has_mask = true;
    tokens_[i + 1].begin += static_cast<std::uint32_t>(kMaskTail.size() - 1);
    any_ = true;
    return true;
  }

  /// "3 days ago", "about an hour ago", "over a week ago", "5d ago".
  void set_aside_ago(std::size_t i) {
    static constexpr std::array<std::string_view, 18> kBefore = {
        "a",   "an",   "one",   "two",  "three", "four",   "five",   "six",  "seven",
        "few", "over", "about", "more", "than",  "almost", "nearly", "just", "couple"};
    const auto is_count = [&](std::size_t k) {
      const std::string_view text = word(k);
      return (!text.empty() && is_digit(text.front())) || is_one_of(text, kBefore);
    };
    if (i == 0) return;
    std::size_t first = i - 1;  // The unit, or count and unit in one.
    if (!is_unit(word(first)) && !is_digit(word(first).empty() ? ' ' : word(first).front())) return;
    while (first > 0 && is_count(first - 1))
      --first;
    set_aside(first, i);
  }

  static bool is_unit(std::string_view word) {
    static constexpr std::array<std::string_view, 12> kUnits = {
        "sec", "second", "min", "minute", "hr", "hour", "day", "week", "mo", "month", "yr", "year"};
    if (word.size() > 2 && word.back() == 's') word.remove_suffix(1);
    return is_one_of(word, kUnits);
  }

  /// "updated yesterday", "posted last week", "edited just now".
  void set_aside_recent_day(std::size_t i) {
    static constexpr std::array<std::string_view, 9> kActs = {"updated",  "modified",  "edited",
                                                              "posted",   "published", "revised",
                                                              "reviewed", "active",    "seen"};
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
    static constexpr std::array<std::string_view, 4> kKeys = {
        "\xE2\x8C\x98", "\xE2\x8C\x83", "\xE2\x8C\xA5", "\xE2\x87\xA7"};  // ⌘ ⌃ ⌥ ⇧
    const std::string_view raw = raw_word(i);
    if (raw.find("\xC2\xA9") != std::string_view::npos) set_aside_years(i);
    const bool has_key = std::any_of(kKeys.begin(), kKeys.end(),
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
      const bool is_year =
          (text.size() == 4 || text.size() == 8) && std::all_of(text.begin(), text.end(), is_digit);
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
    static constexpr std::array<std::string_view, 14> kNouns = {
        "view", "like",     "comment", "reaction", "share",  "follower", "star",
        "clap", "download", "vote",    "upvote",   "reader", "read",     "repost"};
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (word(i).empty() || !is_digit(word(i).front())) continue;
      const bool is_minutes = is_unit(word(i + 1)) && word(i + 2) == "read";
      std::string_view noun = word(i + 1);
      if (noun.size() > 2 && noun.back() == 's') noun.remove_suffix(1);
      if (is_minutes || is_one_of(noun, kNouns)) set_aside(i, i);
    }
  }

  std::string_view text_;
  std::string_view letters_;
  std::vector<Token>& tokens_;
  bool any_ = false;
};

/// The end of the e-mail address around the "@" at `at`, and its begin; begin == end when none.
struct AddressSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

AddressSpan address_around(std::string_view text, std::size_t at) {
  const auto is_name_char = [](char c) {
    return is_digit(c) || is_ascii_letter(c) || c == '.' || c == '-' || c == '_' || c == '+' ||
           c == '%';
  };
  std::size_t begin = at;
  while (begin > 0 && is_name_char(text[begin - 1]))
    --begin;
  std::size_t end = at + 1;
  while (end < text.size() && is_name_char(text[end]))
    ++end;
  while (end > at + 1 && !is_digit(text[end - 1]) && !is_ascii_letter(text[end - 1]))
    --end;
  const std::string_view domain = text.substr(at + 1, end - at - 1);
  const bool is_address = begin < at && domain.find('.') != std::string_view::npos;
  return is_address ? AddressSpan{begin, end} : AddressSpan{at, at};
}

}  // namespace

void fold(std::string_view text, FoldedText& out) {
  out.letters.clear();
  out.words.clear();
  out.has_address = false;
  out.has_masked_mail = false;
  std::vector<Token> tokens = Tokenizer(text, out.letters).run();
  const bool any_set_aside = Sieve(text, out.letters, tokens).run(out);
  std::string kept;
  std::string& letters = any_set_aside ? kept : out.letters;
  for (const Token& token : tokens) {
    if (token.set_aside) continue;
    FoldedText::Word word{token.begin, token.end};
    if (any_set_aside) {
      word.begin = static_cast<std::uint32_t>(letters.size());
      letters.append(out.letters, token.begin, token.end - token.begin);
      if (token.has_mask) letters += '@';
      word.end = static_cast<std::uint32_t>(letters.size());
    }
    if (word.begin < word.end) out.words.push_back(word);
  }
  if (any_set_aside) out.letters = std::move(kept);
}

std::string fold_letters(std::string_view text) {
  FoldedText folded;
  fold(text, folded);
  return std::move(folded.letters);
}

std::string letters_without_addresses(std::string_view text) {
  std::string masked;
  masked.reserve(text.size());
  std::size_t done = 0;
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (at < done) continue;
    const AddressSpan address = address_around(text, at);
    if (address.begin == address.end || address.begin < done) continue;
    masked.append(text.substr(done, address.begin - done)).append("[email protected]");
    done = address.end;
  }
  masked.append(text.substr(done));
  return fold_letters(masked);
}

}  // namespace labledger::analysis

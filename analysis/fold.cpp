#include "analysis/fold.hpp"

#include <algorithm>
#include <array>

#include "analysis/unicode.hpp"
#include "analysis/volatile_words.hpp"
#include "core/utf8.hpp"

namespace labledger::analysis {
namespace {

/// What folding does with an ASCII byte: its folded letter, or one of these.
constexpr char kIgnore = 0;
constexpr char kBlank = 1;

constexpr std::array<char, 128> kAscii = [] {
  std::array<char, 128> table{};
  for (std::size_t c = 0; c <= ' '; ++c)
    table[c] = kBlank;
  for (std::size_t c = '0'; c <= '9'; ++c)
    table[c] = static_cast<char>(c);
  for (std::size_t c = 'a'; c <= 'z'; ++c) {
    table[c] = static_cast<char>(c);
    table[c - 32] = static_cast<char>(c);
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
    const char folded = kAscii[static_cast<unsigned char>(text_[at])];
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
    if (sign == '#' && is_second_of_run(at)) letters_ += '#';
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
    return at > 0 && at + 1 < text_.size() && is_ascii_digit(text_[at - 1]) &&
           is_ascii_digit(text_[at + 1]);
  }

  /// The second of equal characters: one place in each run, however long.
  [[nodiscard]] bool is_second_of_run(std::size_t at) const {
    return at > 0 && text_[at - 1] == text_[at] && (at < 2 || text_[at - 2] != text_[at]);
  }

  std::string_view text_;
  std::string& letters_;
  std::vector<Token> tokens_;
  Token current_;
  bool is_open_ = false;
};

/// The end of the e-mail address around the "@" at `at`, and its begin; begin == end when none.
struct AddressSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

AddressSpan address_around(std::string_view text, std::size_t at) {
  const auto is_name_char = [](char c) {
    return is_ascii_digit(c) || is_ascii_letter(c) || c == '.' || c == '-' || c == '_' ||
           c == '+' || c == '%';
  };
  std::size_t begin = at;
  while (begin > 0 && is_name_char(text[begin - 1]))
    --begin;
  std::size_t end = at + 1;
  while (end < text.size() && is_name_char(text[end]))
    ++end;
  while (end > at + 1 && !is_ascii_digit(text[end - 1]) && !is_ascii_letter(text[end - 1]))
    --end;
  const std::string_view domain = text.substr(at + 1, end - at - 1);
  const bool is_address = begin < at && domain.find('.') != std::string_view::npos;
  return is_address ? AddressSpan{begin, end} : AddressSpan{at, at};
}

}  // namespace

void fold(std::string_view text, FoldedText& out) {
  out.letters.clear();
  out.words.clear();
  std::vector<Token> tokens = Tokenizer(text, out.letters).run();
  const SieveResult sieved = set_aside_volatile(text, out.letters, tokens);
  const bool any_set_aside = sieved.any_set_aside;
  out.has_address = sieved.has_address;
  out.has_masked_mail = sieved.has_masked_mail;
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

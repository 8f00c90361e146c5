#include "analysis/figures/figure_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "analysis/unicode.hpp"
#include "core/utf8.hpp"

namespace labledger::analysis {
namespace {

constexpr char kDrop = '\0';
constexpr char kOther = '\x01';     ///< Stays as it is.
constexpr char kEnDash = '\x02';    ///< A hyphen in a range, else a dash between words.
constexpr char kDash = '\x03';      ///< Stands between words.
constexpr char kTimesDot = '\x04';  ///< "·": times before a ten, else a bullet.

char ascii_form(char32_t character) {
  static constexpr std::array<std::pair<char32_t, char>, 46> kForms = {{
      {0x00A0, ' '},   {0x00A9, kDrop}, {0x00AD, kDrop},   {0x00AE, kDrop},   {0x00B7, kTimesDot},
      {0x00D7, 'x'},   {0x2002, ' '},   {0x2003, ' '},     {0x2007, ' '},     {0x2008, ' '},
      {0x2009, ' '},   {0x200A, ' '},   {0x200B, kDrop},   {0x200C, kDrop},   {0x200D, kDrop},
      {0x2010, '-'},   {0x2011, '-'},   {0x2012, kEnDash}, {0x2013, kEnDash}, {0x2014, kDash},
      {0x2015, kDash}, {0x2018, '\''},  {0x2019, '\''},    {0x201A, '\''},    {0x201B, '\''},
      {0x201C, '"'},   {0x201D, '"'},   {0x201E, '"'},     {0x2028, ' '},     {0x2029, ' '},
      {0x202F, ' '},   {0x2060, kDrop}, {0x2122, kDrop},   {0x2212, '-'},     {0x2215, '/'},
      {0x223C, '~'},   {0x2248, '~'},   {0x2264, '<'},     {0x2265, '>'},     {0x22C5, kTimesDot},
      {0x2715, 'x'},   {0x2A7D, '<'},   {0x2A7E, '>'},     {0xFEFF, kDrop},   {0xFF05, '%'},
      {0xFF5E, '~'},
  }};
  const auto* const form =
      std::lower_bound(kForms.begin(), kForms.end(), character,
                       [](const auto& entry, char32_t value) { return entry.first < value; });
  return form != kForms.end() && form->first == character ? form->second : kOther;
}

/// The digit or sign that a superscript character stands for; kDrop when it is none.
char superscript_form(char32_t c) {
  if (c == 0x00B9) return '1';
  if (c == 0x00B2) return '2';
  if (c == 0x00B3) return '3';
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079)) return static_cast<char>('0' + (c - 0x2070));
  if (c == 0x207A) return '+';
  return c == 0x207B ? '-' : kDrop;
}

bool is_word_character(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_';
}

/// Builds the text one character at a time.
class Writer {
 public:
  explicit Writer(std::string_view sentence) : sentence_(sentence) {}

  FigureText write() {
    while (at_ < sentence_.size()) {
      const DecodedCharacter character = decode_character(sentence_.substr(at_));
      size_ = character.size;
      if (character.size == 1) {
        put_ascii(sentence_[at_]);
      } else {
        put_wide(character.value);
      }
      at_ += size_;
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] char last() const { return out_.text.empty() ? ' ' : out_.text.back(); }
  [[nodiscard]] char next() const {
    return at_ + size_ < sentence_.size() ? sentence_[at_ + size_] : ' ';
  }

  void append(char c) {
    if (c == ' ' && (out_.text.empty() || last() == ' ')) return;
    follow_word(c);
    push(c);
  }

  void push(char c) {
    out_.text += c;
    out_.origin.push_back(
        {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_ + size_)});
  }

  /// Keeps track of what kind of word is being written, and puts the joint into numbers.
  void follow_word(char c) {
    if (!is_word_character(c)) {
      const bool goes_on =
          c == '-' || c == '.' || c == ',' || static_cast<unsigned char>(c) >= 0x80;
      if (!goes_on) word_ = Word::None;
      if (c == '.' || c == ',') word_ = word_ == Word::Number ? Word::Number : Word::None;
      return;
    }
    if (word_ == Word::None) word_ = is_ascii_digit(c) ? Word::Number : Word::Name;
    if (word_ != Word::Number || !is_ascii_letter(c) || !is_ascii_digit(last())) return;
    const bool is_exponent =
        (c == 'e' || c == 'E') && (is_ascii_digit(next()) || next() == '+' || next() == '-');
    if (!is_exponent) push(kJoint);
    word_ = Word::Number;
  }

  void put_ascii(char c) {
    const bool is_blank = c == ' ' || (c >= '\t' && c <= '\r');
    if (is_blank) {
      append(' ');
    } else if (c == '*') {
      put_star();
    } else if (c != '`' && c != '\\' && static_cast<unsigned char>(c) >= 0x20) {
      append(c);
    }
  }

  /// Two stars between digits raise to a power, and one between numbers is times; others are marks,
  /// between words in place of a blank.
  void put_star() {
    const bool is_double = next() == '*';
    if (is_double) ++size_;
    const bool stands_alone =
        (is_ascii_digit(last()) || last() == ' ') && (is_ascii_digit(next()) || next() == ' ');
    if (is_double && is_ascii_digit(last()) && is_ascii_digit(next())) {
      append('^');
    } else if (!is_double && stands_alone) {
      append('x');
    } else if (is_double && is_word_character(last()) && is_word_character(next())) {
      append(' ');  // "is**about" has lost its blank to the mark.
    }
  }

  void put_wide(char32_t value) {
    if (const char digit = superscript_form(value); digit != kDrop) {
      put_superscript(digit);
      return;
    }
    const char form = ascii_form(value);
    if (form == kDrop) return;
    if (form == kOther) {
      for (std::size_t i = 0; i < size_; ++i)
        append(sentence_[at_ + i]);
      return;
    }
    const bool is_range =
        form == kEnDash && is_ascii_digit(last()) && (is_ascii_digit(next()) || next() == '$');
    if (is_range) {
      append('-');
    } else if (form == kEnDash || form == kDash) {
      for (const char c : {' ', '-', ' '})
        append(c);
    } else if (form == kTimesDot) {
      append(sentence_.substr(at_ + size_, 3).find("10") == std::string_view::npos ? ' ' : 'x');
    } else {
      append(form);
    }
  }

  /// Superscripts count behind a ten alone: elsewhere they are marks of notes.
  void put_superscript(char digit) {
    const std::string_view text = out_.text;
    const bool goes_on = power_end_ != 0 && power_end_ == text.size();
    const bool begins =
        text.ends_with("10") && (text.size() == 2 || !(is_word_character(text[text.size() - 3]) &&
                                                       text[text.size() - 3] != 'x'));
    if (!goes_on && !begins) return;
    if (!goes_on) append('^');
    append(digit);
    power_end_ = out_.text.size();
  }

  enum class Word { None, Name, Number };

  std::string_view sentence_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;  ///< Of the character at `at_`, in bytes.
  Word word_ = Word::None;
  std::size_t power_end_ = 0;  ///< Behind the last raised digit.
  FigureText out_;
};

}  // namespace

FigureText figure_text(std::string_view sentence) {
  return Writer(sentence).write();
}

}  // namespace labledger::analysis

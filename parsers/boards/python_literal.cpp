#include "parsers/boards/python_literal.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

bool is_hex(std::string_view digits) {
  return digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

class LiteralReader {
 public:
  explicit LiteralReader(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  std::optional<std::string> read() {
    while (at_ < text_.size()) {
      if (!read_token()) return std::nullopt;
    }
    return std::move(out_);
  }

 private:
  bool read_token() {
    const char c = text_[at_];
    if (c == '\'' || c == '"') return read_string(c);
    if (is_ascii_alpha(c)) return read_word();
    if (c == '(' || c == ')') {
      out_ += c == '(' ? '[' : ']';
    } else if (is_ascii_space(c) || is_ascii_digit(c) ||
               std::string_view("{}[],:.+-").find(c) != std::string_view::npos) {
      out_ += c;
    } else {
      return false;
    }
    ++at_;
    return true;
  }

  bool read_word() {
    constexpr auto kWords = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"None", "null"}, {"True", "true"}, {"False", "false"}});
    // The exponent of a number is the only letter that may follow a digit.
    if ((text_[at_] == 'e' || text_[at_] == 'E') && at_ > 0 && is_ascii_digit(text_[at_ - 1])) {
      out_ += text_[at_++];
      return true;
    }
    const auto* const word = std::find_if(kWords.begin(), kWords.end(), [&](const auto& known) {
      return text_.substr(at_).starts_with(known.first);
    });
    if (word == kWords.end()) return false;
    out_ += word->second;
    at_ += word->first.size();
    return true;
  }

  bool read_string(char quote) {
    out_ += '"';
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      const char c = text_[at_];
      if (c == '\\') {
        if (!read_escape()) return false;
      } else if (c == '"') {
        out_ += "\\\"";
      } else if (static_cast<unsigned char>(c) < 0x20) {
        append_control(static_cast<unsigned char>(c));
      } else {
        out_ += c;
      }
    }
    if (at_ >= text_.size()) return false;
    out_ += '"';
    ++at_;
    return true;
  }

  // Leaves the place on the last character of the escape.
  bool read_escape() {
    if (++at_ >= text_.size()) return false;
    const char c = text_[at_];
    if (c == '\'') {
      out_ += '\'';
    } else if (c == '"' || c == '\\' || c == 'n' || c == 'r' || c == 't' || c == 'b' || c == 'f') {
      out_.append(1, '\\').append(1, c);
    } else if (c == 'x' || c == 'u') {
      const std::size_t width = c == 'x' ? 2 : 4;
      const std::string_view digits = text_.substr(at_ + 1, width);
      if (digits.size() != width || !is_hex(digits)) return false;
      out_.append("\\u").append(4 - width, '0').append(digits);
      at_ += width;
    } else {
      return false;
    }
    return true;
  }

  void append_control(unsigned value) {
    out_.append("\\u00").append(1, kHexDigits[value >> 4U]).append(1, kHexDigits[value & 15U]);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::optional<std::string> json_of_python_literal(std::string_view text) {
  return LiteralReader(text).read();
}

}  // namespace labledger::parsers

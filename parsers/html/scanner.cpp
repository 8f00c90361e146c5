#include "parsers/html/scanner.hpp"

#include <algorithm>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

constexpr auto kNowhere = std::string_view::npos;

bool ends_tag_name(char c) {
  return is_ascii_space(c) || c == '/' || c == '>';
}

// Whether a '<' at `at` opens a tag, a comment or a declaration; else it is text.
bool opens_markup(std::string_view input, std::size_t at) {
  if (at + 1 >= input.size()) return false;
  const char next = input[at + 1];
  if (next == '!' || next == '?' || is_ascii_alpha(next)) return true;
  return next == '/' && at + 2 < input.size();
}

}  // namespace

Token Scanner::next() {
  while (at_ < input_.size()) {
    if (input_[at_] != '<' || !opens_markup(input_, at_)) return read_text();
    const std::size_t name_at = at_ + (input_[at_ + 1] == '/' ? 2 : 1);
    if (is_ascii_alpha(input_[name_at])) return read_tag(name_at);
    skip_comment();
  }
  return {};
}

Token Scanner::read_tag(std::size_t name_at) {
  const Token::Kind kind = input_[name_at - 1] == '/' ? Token::Kind::EndTag : Token::Kind::StartTag;
  at_ = name_at;
  while (at_ < input_.size() && !ends_tag_name(input_[at_]))
    ++at_;
  const std::string_view name = input_.substr(name_at, at_ - name_at);
  if (!read_attributes()) return {};
  return {kind, name};
}

Token Scanner::read_text() {
  std::size_t end = input_.find('<', at_ + 1);
  while (end != kNowhere && !opens_markup(input_, end))
    end = input_.find('<', end + 1);
  const std::size_t begin = at_;
  at_ = std::min(end, input_.size());
  return {Token::Kind::Text, input_.substr(begin, at_ - begin)};
}

// Whatever starts with "<!", "<?" or "</" and is not a tag: comment, doctype, CDATA, debris.
void Scanner::skip_comment() {
  const std::string_view rest = input_.substr(at_);
  if (!rest.starts_with("<!--")) return skip_past(">");
  at_ += 4;
  if (rest.starts_with("<!-->")) return skip_past(">");
  if (rest.starts_with("<!--->")) return skip_past(">");
  for (std::size_t dash = at_; (dash = input_.find("--", dash)) != kNowhere; ++dash) {
    const std::string_view close = input_.substr(dash + 2, 2);
    if (close.starts_with('>') || close == "!>") {
      at_ = dash + (close.starts_with('>') ? 3 : 4);
      return;
    }
  }
  at_ = input_.size();
}

void Scanner::skip_past(std::string_view close) {
  const std::size_t found = input_.find(close, at_);
  at_ = found == kNowhere ? input_.size() : found + close.size();
}

void Scanner::skip_space() {
  while (at_ < input_.size() && is_ascii_space(input_[at_]))
    ++at_;
}

// Leaves `at_` behind the tag's '>'. False when the input ends before it.
bool Scanner::read_attributes() {
  attributes_.clear();
  attribute_count_ = 0;
  while (true) {
    while (at_ < input_.size() && (is_ascii_space(input_[at_]) || input_[at_] == '/'))
      ++at_;
    if (at_ >= input_.size()) return false;
    if (input_[at_] == '>') break;
    const std::string_view name = read_attribute_name();
    skip_space();
    std::string_view value;
    if (at_ < input_.size() && input_[at_] == '=') {
      ++at_;
      value = read_attribute_value();
    }
    if (++attribute_count_ <= attribute_limit_) attributes_.push_back({name, value});
  }
  ++at_;
  return true;
}

std::string_view Scanner::read_attribute_name() {
  const std::size_t begin = at_++;  // A name may start with '='.
  while (at_ < input_.size() && !ends_tag_name(input_[at_]) && input_[at_] != '=')
    ++at_;
  return input_.substr(begin, at_ - begin);
}

std::string_view Scanner::read_attribute_value() {
  skip_space();
  if (at_ >= input_.size() || input_[at_] == '>') return {};
  const char quote = input_[at_];
  if (quote == '"' || quote == '\'') {
    const std::size_t begin = ++at_;
    const std::size_t end = std::min(input_.find(quote, begin), input_.size());
    at_ = std::min(end + 1, input_.size());
    return input_.substr(begin, end - begin);
  }
  const std::size_t begin = at_;
  while (at_ < input_.size() && !is_ascii_space(input_[at_]) && input_[at_] != '>')
    ++at_;
  return input_.substr(begin, at_ - begin);
}

std::size_t Scanner::find_end_tag(std::string_view name) const {
  for (std::size_t open = input_.find("</", at_); open != kNowhere;
       open = input_.find("</", open + 2)) {
    const std::size_t after = open + 2 + name.size();
    if (after >= input_.size()) return kNowhere;
    if (equal_ignoring_case(input_.substr(open + 2, name.size()), name) &&
        ends_tag_name(input_[after]))
      return open;
  }
  return kNowhere;
}

bool Scanner::has_end_tag_ahead(std::string_view name) const {
  return find_end_tag(name) != kNowhere;
}

std::string_view Scanner::skip_raw_text(std::string_view name) {
  const std::size_t begin = at_;
  const std::size_t end = find_end_tag(name);
  if (end == kNowhere) {
    at_ = input_.size();
    return input_.substr(begin);
  }
  at_ = end;
  skip_past(">");
  return input_.substr(begin, end - begin);
}

}  // namespace labledger::parsers

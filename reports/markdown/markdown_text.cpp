#include "reports/markdown/markdown_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/byte_set.hpp"
#include "core/check.hpp"
#include "core/utf8.hpp"
#include "core/visible_text.hpp"

namespace labledger::reports {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter_or_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether a renderer may link this word by itself.
/// @see GFM section 6.9, autolinks (extension).
bool invites_link(std::string_view word) {
  constexpr ByteSet kOfAll(":.@");  // Each sign has one of these, and few words do.
  if (kOfAll.find_in(word) == word.size()) return false;
  constexpr auto kSigns = std::to_array<std::string_view>({"://", "www.", "mailto:", "xmpp:"});
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  const auto matches = [&](char written, char sign) { return lower(written) == sign; };
  const auto holds = [&](std::string_view sign) {
    return std::search(word.begin(), word.end(), sign.begin(), sign.end(), matches) != word.end();
  };
  return word.find('@') != std::string_view::npos || std::ranges::any_of(kSigns, holds);
}

/// Whether a word may open a line, where more characters act: headings, lists, rules.
enum class Position { Start, Inside };

/// Whether the character at `i` would act as markup.
/// @see GFM sections 4.1 to 4.3, 5.2, 6.1 and 6.2; "$" opens mathematics on GitHub.
bool acts_as_markup(std::string_view word, std::size_t i, Position position) {
  const char c = word[i];
  constexpr ByteSet kActing("\\`*_[]|~$");
  if (kActing.has(c)) return true;
  if (c == '&') {
    const char next = i + 1 < word.size() ? word[i + 1] : ' ';
    return is_letter_or_digit(next) || next == '#';
  }
  if (position == Position::Inside) return false;
  if (i == 0) return std::string_view("#+-=").find(c) != std::string_view::npos;
  const bool ends_word = i + 1 == word.size();  // A list marker has a blank behind it.
  return ends_word && (c == '.' || c == ')') && std::ranges::all_of(word.substr(0, i), is_digit);
}

void append_escaped(std::string& out, std::string_view word, Position position) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      if (acts_as_markup(word, i, position)) out += '\\';
      out += c;
    }
  }
}

/// Appends a word that invites a link as a code span, the punctuation around it as text.
void append_address(std::string& out, std::string_view word, Position position) {
  constexpr std::string_view kOpening = "([{\"'<";
  constexpr std::string_view kClosing = ".,;:!?)]}\"'>";
  const std::size_t begin = std::min(word.find_first_not_of(kOpening), word.size());
  const std::size_t end = std::max(word.find_last_not_of(kClosing) + 1, begin);
  append_escaped(out, word.substr(0, begin), position);
  if (end > begin) out.append("`").append(word.substr(begin, end - begin)).append("`");
  append_escaped(out, word.substr(end), Position::Inside);
}

/// Escapes cleaned text.
std::string escape(std::string_view cleaned) {
  std::string out;
  out.reserve(cleaned.size() + cleaned.size() / 16);
  Position position = Position::Start;
  while (!cleaned.empty()) {
    if (cleaned.front() == ' ') {
      out += ' ';
      cleaned.remove_prefix(1);
      continue;
    }
    // Backticks and pipes end a piece too: neither can stand in the code span of an address.
    constexpr ByteSet kEnds(" `|");
    const std::size_t size = kEnds.find_in(cleaned, 1);
    const std::string_view word = cleaned.substr(0, size);
    const bool begins_with_sign = word.front() == '`' || word.front() == '|';
    const std::string_view rest = word.substr(begins_with_sign ? 1 : 0);
    if (begins_with_sign) out.append("\\").append(1, word.front());
    if (invites_link(rest)) {
      append_address(out, rest, position);
    } else {
      append_escaped(out, rest, begins_with_sign ? Position::Inside : position);
    }
    position = Position::Inside;
    cleaned.remove_prefix(size);
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ')
    text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ')
    text.remove_suffix(1);
  return text;
}

/// The address with everything percent-encoded that could end a Markdown link or a table cell.
std::string link_target(std::string_view url) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr ByteSet kSafe("-._~:/?#@!'*+,;=%");
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_letter_or_digit(c) || kSafe.has(c)) {
      out += c;
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out.append({'%', kHex[byte >> 4U], kHex[byte & 15U]});
    }
  }
  return out;
}

std::string_view opening_of(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::Plain:
      return "";
    case Emphasis::Strong:
      return "**";
    case Emphasis::Removed:
      return "<del>";
    case Emphasis::Added:
      return "<ins>";
  }
  return "";
}

std::string_view closing_of(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::Plain:
      return "";
    case Emphasis::Strong:
      return "**";
    case Emphasis::Removed:
      return "</del>";
    case Emphasis::Added:
      return "</ins>";
  }
  return "";
}

}  // namespace

MarkdownText& MarkdownText::words(std::string_view ours, Emphasis emphasis) {
  bytes_ += opening_of(emphasis);
  append_escaped(bytes_, ours, Position::Inside);
  bytes_ += closing_of(emphasis);
  return *this;
}

MarkdownText& MarkdownText::text(std::string_view foreign, Emphasis emphasis) {
  const std::string_view shown = first_characters(foreign, kTextLimit);
  const std::string cleaned = visible_text(shown);
  const std::string_view core = trim(cleaned);
  if (core.empty()) {
    if (!cleaned.empty()) bytes_ += ' ';
    return *this;
  }
  if (cleaned.front() == ' ') bytes_ += ' ';
  bytes_ += opening_of(emphasis);
  bytes_ += escape(core);
  if (shown.size() < foreign.size()) {
    say("… (").number(count_characters(foreign.substr(shown.size()))).say(" characters more)");
  }
  bytes_ += closing_of(emphasis);
  if (cleaned.back() == ' ') bytes_ += ' ';
  return *this;
}

MarkdownText& MarkdownText::code(std::string_view foreign) {
  std::string cleaned = visible_text(first_characters(foreign, kTextLimit));
  std::string out;
  for (const char c : trim(cleaned)) {
    if (c == '`') {
      out += '\'';
    } else if (c == '|') {
      out += "¦";
    } else {
      out += c;
    }
  }
  if (!out.empty()) bytes_.append("`").append(out).append("`");
  return *this;
}

MarkdownText& MarkdownText::link(std::string_view foreign, std::string_view url) {
  const bool is_web = url.starts_with("https://") || url.starts_with("http://");
  if (!is_web) return text(foreign);
  bytes_ += '[';
  text(foreign);
  bytes_.append("](").append(link_target(url)).append(")");
  return *this;
}

MarkdownText& MarkdownText::reference(std::string_view foreign, std::string_view target) {
  constexpr ByteSet kPath("._-/#");
  CHECK_INVARIANT(
      std::ranges::all_of(target, [&](char c) { return is_letter_or_digit(c) || kPath.has(c); }));
  bytes_ += '[';
  text(foreign);
  bytes_.append("](").append(target).append(")");
  return *this;
}

MarkdownText& MarkdownText::number(std::uint64_t value) {
  bytes_ += with_commas(value);
  return *this;
}

MarkdownText& MarkdownText::append(const MarkdownText& other) {
  bytes_ += other.bytes_;
  return *this;
}

}  // namespace labledger::reports

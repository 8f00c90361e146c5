#pragma once
// The one place where text becomes Markdown. Our own words enter as string literals only; every
// other text passes the escaping, so nothing that a page says can become markup.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "reports/text.hpp"

namespace labledger::reports {

/// A piece of one line of GitHub-flavoured Markdown, built from left to right. What is in it can be
/// set in a paragraph, a heading, a quotation or a table cell, and means the same in each.
/// @see https://github.github.com/gfm/ for every construct named below.
class MarkdownText {
 public:
  /// Code points of one piece of foreign text that are shown; the rest is counted, not shown.
  static constexpr std::size_t kTextLimit = 2000;

  MarkdownText() = default;

  /// Our own words, which may hold Markdown. Only a string literal fits here.
  template <std::size_t N>
  // NOLINTNEXTLINE(google-explicit-constructor,modernize-avoid-c-arrays): the type of a literal
  MarkdownText(const char (&literal)[N]) : bytes_(literal, N - 1) {}

  /// Appends our own words, as the constructor.
  template <std::size_t N>
  // NOLINTNEXTLINE(modernize-avoid-c-arrays): the type of a literal
  MarkdownText& say(const char (&literal)[N]) {
    bytes_.append(literal, N - 1);
    return *this;
  }

  /// Appends our own words that came by way of a page's tree: escaped, with their blanks as they
  /// are.
  MarkdownText& words(std::string_view ours, Emphasis emphasis);

  /// Appends foreign text that reads the same in every renderer and is nothing but text: markup
  /// characters are escaped; addresses that a renderer would link stand as code; white space and
  /// line ends become one blank; control, bidirectional and other invisible characters are shown by
  /// number ("[U+202E]") or, where they only shape words, dropped; ill-formed UTF-8 becomes U+FFFD.
  /// Text longer than kTextLimit ends in "… (N characters more)".
  MarkdownText& text(std::string_view foreign, Emphasis emphasis = Emphasis::Plain);

  /// Appends foreign text in a code span: for digests, identifiers and addresses. Cleaned as in
  /// `text`; backticks and pipes, which a code span cannot hold everywhere, become "'" and "¦".
  MarkdownText& code(std::string_view foreign);

  /// Appends a link with foreign text to a foreign target. Only http and https addresses become
  /// links; any other target is left out, and the text stands alone.
  MarkdownText& link(std::string_view foreign, std::string_view url);

  /// Appends a link to a place in the report itself.
  /// @param target a path we made ("../changes.md#change-0f"), of letters, digits and "._-/#".
  MarkdownText& reference(std::string_view foreign, std::string_view target);

  /// Appends a number in decimal digits, thousands apart by commas: "12,400".
  MarkdownText& number(std::uint64_t value);

  /// Appends what another piece holds.
  MarkdownText& append(const MarkdownText& other);

  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  [[nodiscard]] const std::string& bytes() const& { return bytes_; }
  std::string bytes() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace labledger::reports

#include "parsers/html/fragment_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "core/document.hpp"
#include "parsers/html/blocks.hpp"
#include "parsers/html/html_document.hpp"

namespace labledger::parsers {
namespace {

std::string folded_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line = folded_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (!out.empty()) out += '\n';
    out += line;
  }
  return out;
}

}  // namespace

std::string folded_line(std::string_view text) {
  std::string line;
  append_folded_text(text, line);
  return line;
}

std::string text_of_fragment(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return folded_lines(html);
  Result<Document> document = parse_html({html, "text/html; charset=utf-8"});
  if (!document) return {};
  std::string text = std::move(document->text);
  while (!text.empty() && text.back() == '\n')
    text.pop_back();
  return text;
}

std::string unescaped_once(std::string_view text) {
  constexpr auto kEscapes =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"&lt;", "<"},
                                                                    {"&gt;", ">"},
                                                                    {"&amp;", "&"},
                                                                    {"&quot;", "\""},
                                                                    {"&#39;", "'"},
                                                                    {"&#x27;", "'"},
                                                                    {"&nbsp;", "\xC2\xA0"}});
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find('&'), text.size());
    out += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    const auto* found = std::find_if(kEscapes.begin(), kEscapes.end(), [&](const auto& escape) {
      return text.starts_with(escape.first);
    });
    if (found == kEscapes.end()) {
      out += '&';
      text.remove_prefix(1);
    } else {
      out += found->second;
      text.remove_prefix(found->first.size());
    }
  }
  return out;
}

}  // namespace labledger::parsers

#include "parsers/html/elements.hpp"

#include <algorithm>
#include <array>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

using enum Element;

// In order of name, for the binary search.
constexpr auto kElements = std::to_array<ElementInfo>({
    {"a", A, Treatment::Link},
    {"address", Div, Treatment::Block},
    {"annotation", Other, Treatment::NestedBody},
    {"annotation-xml", Other, Treatment::NestedBody},
    {"area", Other, Treatment::Tagless},
    {"article", Article, Treatment::Block},
    {"aside", Aside, Treatment::Block},
    {"audio", Other, Treatment::NestedBody},
    {"base", Other, Treatment::Tagless},
    {"blockquote", Blockquote, Treatment::Block},
    {"body", Other, Treatment::Tagless},
    {"br", Br, Treatment::Void},
    {"button", Button, Treatment::Block},
    {"canvas", Other, Treatment::NestedBody},
    {"caption", Caption, Treatment::Block},
    {"center", Div, Treatment::Block},
    {"col", Other, Treatment::Tagless},
    {"colgroup", Other, Treatment::Tagless},
    {"datalist", Other, Treatment::NestedBody},
    {"dd", Dd, Treatment::Block},
    {"details", Details, Treatment::Block},
    {"dialog", Dialog, Treatment::Block},
    {"dir", Ul, Treatment::Block},
    {"div", Div, Treatment::Block},
    {"dl", Dl, Treatment::Block},
    {"dt", Dt, Treatment::Block},
    {"embed", Other, Treatment::Tagless},
    {"fieldset", Div, Treatment::Block},
    {"figcaption", Figcaption, Treatment::Block},
    {"figure", Figure, Treatment::Block},
    {"footer", Footer, Treatment::Block},
    {"form", Form, Treatment::Block},
    {"frame", Other, Treatment::Tagless},
    {"frameset", Other, Treatment::Tagless},
    {"h1", H1, Treatment::Block},
    {"h2", H2, Treatment::Block},
    {"h3", H3, Treatment::Block},
    {"h4", H4, Treatment::Block},
    {"h5", H5, Treatment::Block},
    {"h6", H6, Treatment::Block},
    {"head", Other, Treatment::Tagless},
    {"header", Header, Treatment::Block},
    {"hgroup", Div, Treatment::Block},
    {"hr", Hr, Treatment::Void},
    {"html", Html, Treatment::Special},
    {"iframe", Other, Treatment::RawBody},
    {"image", Other, Treatment::Tagless},
    {"img", Other, Treatment::Tagless},
    {"input", Input, Treatment::Special},
    {"keygen", Other, Treatment::Tagless},
    {"legend", Div, Treatment::Block},
    {"li", Li, Treatment::Block},
    {"link", Meta, Treatment::Special},
    {"listing", Pre, Treatment::Block},
    {"main", Main, Treatment::Block},
    {"math", Other, Treatment::Tagless},
    {"menu", Ul, Treatment::Block},
    {"meta", Meta, Treatment::Special},
    {"nav", Nav, Treatment::Block},
    {"noembed", Other, Treatment::RawBody},
    {"noframes", Other, Treatment::RawBody},
    {"noscript", Other, Treatment::RawBody},
    {"ol", Ol, Treatment::Block},
    {"p", P, Treatment::Block},
    {"param", Other, Treatment::Tagless},
    {"plaintext", Other, Treatment::Tagless},
    {"pre", Pre, Treatment::Block},
    {"script", Script, Treatment::Special},
    {"search", Div, Treatment::Block},
    {"section", Section, Treatment::Block},
    {"select", Other, Treatment::NestedBody},
    {"source", Other, Treatment::Tagless},
    {"style", Other, Treatment::RawBody},
    {"summary", Summary, Treatment::Block},
    {"svg", Other, Treatment::NestedBody},
    {"table", Table, Treatment::Block},
    {"tbody", Tbody, Treatment::Block},
    {"td", Td, Treatment::Block},
    {"template", Other, Treatment::NestedBody},
    {"textarea", Other, Treatment::RawBody},
    {"tfoot", Tbody, Treatment::Block},
    {"th", Th, Treatment::Block},
    {"thead", Tbody, Treatment::Block},
    {"time", Time, Treatment::Inline},
    {"title", Title, Treatment::Special},
    {"tr", Tr, Treatment::Block},
    {"track", Other, Treatment::Tagless},
    {"ul", Ul, Treatment::Block},
    {"video", Other, Treatment::NestedBody},
    {"wbr", Other, Treatment::Tagless},
});

constexpr bool comes_before(const ElementInfo& a, const ElementInfo& b) {
  return a.name < b.name;
}
static_assert(std::is_sorted(kElements.begin(), kElements.end(), comes_before));

// Where the names of each first letter begin; one past the last letter, where they end.
constexpr auto kFirstOfLetter = [] {
  std::array<std::size_t, 27> first{};
  for (std::size_t letter = 0; letter < first.size(); ++letter) {
    while (first[letter] < kElements.size() &&
           kElements[first[letter]].name[0] < static_cast<char>('a' + letter))
      ++first[letter];
  }
  return first;
}();

// In order of Element.
constexpr auto kNames = std::to_array<std::string_view>(
    {"",        "",       "a",       "article", "aside",  "blockquote", "br",   "button",
     "caption", "dd",     "details", "dialog",  "div",    "dl",         "dt",   "figcaption",
     "figure",  "footer", "form",    "h1",      "h2",     "h3",         "h4",   "h5",
     "h6",      "header", "hr",      "html",    "input",  "li",         "main", "meta",
     "nav",     "ol",     "p",       "pre",     "script", "section",    "span", "summary",
     "table",   "tbody",  "td",      "th",      "time",   "title",      "tr",   "ul"});
static_assert(kNames.size() == static_cast<std::size_t>(Ul) + 1);

constexpr std::size_t kLongestName = 14;  // "annotation-xml".

}  // namespace

ElementInfo element_info(std::string_view name) {
  const ElementInfo unknown{{}, Span, Treatment::Inline};
  if (name.empty() || name.size() > kLongestName) return unknown;
  std::array<char, kLongestName> lower{};
  std::transform(name.begin(), name.end(), lower.begin(), to_ascii_lower);
  const std::string_view wanted(lower.data(), name.size());
  if (!is_ascii_lower(wanted[0])) return unknown;
  const auto letter = static_cast<std::size_t>(wanted[0] - 'a');
  const auto* const end = kElements.data() + kFirstOfLetter[letter + 1];
  const auto* const found = std::lower_bound(kElements.data() + kFirstOfLetter[letter], end,
                                             ElementInfo{wanted}, comes_before);
  return found != end && found->name == wanted ? *found : unknown;
}

std::string_view name_of(Element element) {
  return kNames[static_cast<std::size_t>(element)];
}

bool is_block(Element element) {
  switch (element) {
    case Other:
    case Text:
    case A:
    case Br:
    case Input:
    case Meta:
    case Script:
    case Span:
    case Time:
    case Title:
      return false;
    default:
      return true;
  }
}

}  // namespace labledger::parsers

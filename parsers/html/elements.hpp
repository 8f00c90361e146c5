#pragma once
// The elements a Document can depend on, and how the reducer treats every element by name.

#include <cstdint>
#include <string_view>

namespace labledger::parsers {

/// The elements that survive reduction. Names that mean the same to a reader share one: <thead> is
/// Tbody, <center> is Div. Text stands for a run of text in a tree.
enum class Element : std::uint8_t {
  Other,
  Text,
  A,
  Article,
  Aside,
  Blockquote,
  Br,
  Button,
  Caption,
  Dd,
  Details,
  Dialog,
  Div,
  Dl,
  Dt,
  Figcaption,
  Figure,
  Footer,
  Form,
  H1,
  H2,
  H3,
  H4,
  H5,
  H6,
  Header,
  Hr,
  Html,
  Input,
  Li,
  Main,
  Meta,
  Nav,
  Ol,
  P,
  Pre,
  Script,
  Section,
  Span,
  Summary,
  Table,
  Tbody,
  Td,
  Th,
  Time,
  Title,
  Tr,
  Ul,
};

/// What becomes of an element's tags and of what stands between them.
enum class Treatment : std::uint8_t {
  Block,    ///< Kept.
  Inline,   ///< Content kept; tags only when they carry an attribute that matters (as <span>).
  Link,     ///< <a>: inline, kept.
  Void,     ///< Kept; never has content.
  Special,  ///< Read on its own: html, meta, title, script, input.
  Tagless,  ///< Content kept, tags never.
  RawBody,  ///< Dropped with its content, which is text up to the end tag whatever it looks like.
  NestedBody,  ///< Dropped with its content, which is markup and may hold the same element.
};

struct ElementInfo {
  std::string_view name;  ///< Lower case; static storage.
  Element element = Element::Other;
  Treatment treatment = Treatment::Inline;
};

/// The row of a tag name in any case; the name of an unknown element is treated as Inline.
/// Cost: a binary search.
[[nodiscard]] ElementInfo element_info(std::string_view name);

/// The tag name that the reducer writes for an element: "div". Static storage.
[[nodiscard]] std::string_view name_of(Element element);

/// Whether the element sets its content apart from its neighbours: not Text, links, spans, times.
[[nodiscard]] bool is_block(Element element);

[[nodiscard]] constexpr bool is_heading(Element element) {
  return element >= Element::H1 && element <= Element::H6;
}

[[nodiscard]] constexpr bool is_cell(Element element) {
  return element == Element::Td || element == Element::Th;
}

}  // namespace labledger::parsers

#pragma once
// The page as a flat tree: one array of nodes in document order, each knowing where its subtree
// ends. Walks are loops over the array, so nothing recurses however deep a page is nested.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.hpp"
#include "parsers/html/cues.hpp"
#include "parsers/html/elements.hpp"

namespace labledger::parsers {

/// The attributes that reduction leaves.
enum class AttributeName : std::uint8_t {
  Content,
  Datetime,
  Href,
  ItemProperty,
  Lang,
  Match,  ///< The steps of selectors that ask for such an element (parsers/html/selection.hpp).
  Name,
  Role,
  Type,
};

struct PageAttribute {
  AttributeName name = AttributeName::Content;
  TextSpan value;  ///< In PageTree::bytes; entities are decoded.
};

/// An element or a run of text.
struct PageNode {
  Element element = Element::Other;
  Cues cues = 0;
  bool holds_structure = false;  ///< A table or heading stands in its subtree, itself left out.
  std::int32_t parent = -1;      ///< -1 for the root.
  std::uint32_t end = 0;         ///< One past the last node of its subtree.
  std::uint32_t letters = 0;     ///< Bytes of text other than white space in its subtree.
  TextSpan text;                 ///< In PageTree::bytes; empty for elements.
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
};

/// What is visible of a page, and what its head states. Node 0 is the root.
struct PageTree {
  std::vector<PageNode> nodes;  ///< In document order: parents before children.
  std::vector<PageAttribute> attributes;
  std::string bytes;  ///< UTF-8: all texts and attribute values.

  /// The node's own text, or an attribute's value, empty when absent. Valid while the tree lives
  /// and is not moved.
  [[nodiscard]] std::string_view text(const PageNode& node) const& {
    return std::string_view(bytes).substr(node.text.begin, node.text.size());
  }
  std::string_view text(const PageNode&) && = delete;
  [[nodiscard]] std::string_view attribute(const PageNode& node, AttributeName name) const&;
  std::string_view attribute(const PageNode&, AttributeName) && = delete;

  /// The text of the whole subtree, as written.
  [[nodiscard]] std::string subtree_text(std::size_t node) const;
};

/// Builds the tree of reduced HTML (parsers/html/html_document.hpp) with Gumbo. Hidden elements are
/// left out with all they hold. Linear, given what reduction guarantees.
[[nodiscard]] PageTree build_page_tree(std::string_view reduced_html);

}  // namespace labledger::parsers

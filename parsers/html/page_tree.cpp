#include "parsers/html/page_tree.hpp"

#include <array>
#include <memory>
#include <optional>

#include <gumbo.h>

#include "parsers/html/arena.hpp"
#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

/// A parsed page with the memory it lives in; there is nothing to give back piece by piece.
class GumboTree {
 public:
  explicit GumboTree(std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;  // Each would be an allocation, and nobody reads them.
    options.userdata = &arena_;
    options.allocator = [](void* arena, std::size_t size) {
      return static_cast<Arena*>(arena)->allocate(size);
    };
    options.deallocator = [](void*, void*) {};
    output_ = gumbo_parse_with_options(&options, html.data(), html.size());
  }
  [[nodiscard]] const GumboOutput* operator->() const { return output_; }

 private:
  Arena arena_;
  const GumboOutput* output_ = nullptr;
};

Element element_of(const GumboElement& element) {
  static const std::array<Element, GUMBO_TAG_LAST> by_tag = [] {
    std::array<Element, GUMBO_TAG_LAST> table{};
    for (std::size_t tag = 0; tag < table.size(); ++tag)
      table[tag] = element_info(gumbo_normalized_tagname(static_cast<GumboTag>(tag))).element;
    return table;
  }();
  const auto tag = static_cast<std::size_t>(element.tag);
  return tag < by_tag.size() ? by_tag[tag] : Element::Other;
}

struct KeptName {
  std::string_view name;
  AttributeName meaning;
};

constexpr auto kKeptNames = std::to_array<KeptName>({{"content", AttributeName::Content},
                                                     {"datetime", AttributeName::Datetime},
                                                     {"href", AttributeName::Href},
                                                     {"itemprop", AttributeName::ItemProperty},
                                                     {"lang", AttributeName::Lang},
                                                     {"match", AttributeName::Match},
                                                     {"name", AttributeName::Name},
                                                     {"role", AttributeName::Role},
                                                     {"type", AttributeName::Type}});

std::optional<AttributeName> attribute_name(std::string_view name) {
  for (const KeptName& row : kKeptNames) {
    if (row.name == name) return row.meaning;
  }
  return std::nullopt;
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE)
    return &node.v.element.children;
  return nullptr;
}

// Copies Gumbo's tree into ours, node by node in document order, on an explicit stack.
class TreeCopier {
 public:
  PageTree copy(const GumboNode& root, std::size_t byte_hint) {
    tree_.bytes.reserve(byte_hint);
    open(root);
    while (!open_.empty()) {
      Frame& top = open_.back();
      if (top.next_child < top.children->length) {
        open(*static_cast<const GumboNode*>(top.children->data[top.next_child++]));
      } else {
        tree_.nodes[top.node].end = static_cast<std::uint32_t>(tree_.nodes.size());
        open_.pop_back();
      }
    }
    sum_up();
    return std::move(tree_);
  }

 private:
  struct Frame {
    std::size_t node;
    const GumboVector* children;
    unsigned next_child;
  };

  void open(const GumboNode& source) {
    const GumboVector* children = children_of(source);
    if (children == nullptr) {
      copy_text(source);
      return;
    }
    PageNode node;
    if (source.type != GUMBO_NODE_DOCUMENT) {
      if (gumbo_get_attribute(&source.v.element.attributes, "hidden") != nullptr) return;
      node.element = element_of(source.v.element);
      copy_attributes(source.v.element.attributes, node);
    }
    append(node);
    open_.push_back({tree_.nodes.size() - 1, children, 0});
  }

  void append(PageNode& node) {
    if (!open_.empty()) node.parent = static_cast<std::int32_t>(open_.back().node);
    node.end = static_cast<std::uint32_t>(tree_.nodes.size() + 1);
    tree_.nodes.push_back(node);
  }

  void copy_text(const GumboNode& source) {
    if (source.type == GUMBO_NODE_COMMENT) return;
    PageNode node;
    node.element = Element::Text;
    const std::string_view text = source.v.text.text;
    node.text = store(text);
    for (const char c : text)
      node.letters += is_ascii_space(c) ? 0U : 1U;
    append(node);
  }

  void copy_attributes(const GumboVector& attributes, PageNode& node) {
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
    for (unsigned i = 0; i < attributes.length; ++i) {
      const auto& attribute = *static_cast<const GumboAttribute*>(attributes.data[i]);
      const std::string_view name = attribute.name;
      if (name == "class") node.cues = cues_in(attribute.value);
      const std::optional<AttributeName> kept = attribute_name(name);
      if (!kept) continue;
      tree_.attributes.push_back({*kept, store(attribute.value)});
      ++node.attribute_count;
    }
  }

  TextSpan store(std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(tree_.bytes.size());
    tree_.bytes.append(text);
    return {begin, static_cast<std::uint32_t>(tree_.bytes.size())};
  }

  // Children come after their parents, so one pass backwards carries sums up the whole tree.
  void sum_up() {
    for (std::size_t i = tree_.nodes.size(); i-- > 1;) {
      const PageNode& node = tree_.nodes[i];
      PageNode& parent = tree_.nodes[static_cast<std::size_t>(node.parent)];
      const bool is_structure = node.element == Element::Table || is_heading(node.element);
      parent.holds_structure = parent.holds_structure || node.holds_structure || is_structure;
      const bool is_shown = node.element != Element::Script && node.element != Element::Title;
      if (is_shown) parent.letters += node.letters;
    }
  }

  PageTree tree_;
  std::vector<Frame> open_;
};

}  // namespace

std::string_view PageTree::attribute(const PageNode& node, AttributeName name) const& {
  for (std::size_t i = 0; i < node.attribute_count; ++i) {
    const PageAttribute& attribute = attributes[node.first_attribute + i];
    if (attribute.name == name)
      return std::string_view(bytes).substr(attribute.value.begin, attribute.value.size());
  }
  return {};
}

std::string PageTree::subtree_text(std::size_t node) const {
  std::string all;
  for (std::size_t i = node; i < nodes[node].end; ++i)
    all.append(text(nodes[i]));
  return all;
}

PageTree build_page_tree(std::string_view reduced_html) {
  const GumboTree output(reduced_html);
  return TreeCopier().copy(*output->document, reduced_html.size());
}

}  // namespace labledger::parsers

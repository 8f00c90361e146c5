#include "parsers/html/metadata.hpp"

#include <string>
#include <string_view>

#include "parsers/html/blocks.hpp"
#include "parsers/html/meta_names.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kMinTitleBytes = 4;

std::string folded(std::string_view text) {
  std::string out;
  append_folded_text(text, out);
  return out;
}

std::string_view first_heading(const Document& document) {
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::Heading && block.level == 1) return document.view(block.span);
  }
  return {};
}

// What the head of a page says in words.
struct HeadWords {
  std::string window_title;
  std::string shared_title;  // For those who link to the page.
  std::string language;
};

void read_head_meta(const PageTree& tree, const PageNode& node, HeadWords& words) {
  const MetaMeaning meaning = meaning_of_meta(tree.attribute(node, AttributeName::Name));
  const std::string_view content = tree.attribute(node, AttributeName::Content);
  if (meaning == MetaMeaning::Title && words.shared_title.empty())
    words.shared_title = folded(content);
  if (meaning == MetaMeaning::Language && words.language.empty()) words.language = folded(content);
}

HeadWords read_head(const PageTree& tree) {
  HeadWords words;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const PageNode& node = tree.nodes[i];
    if (node.element == Element::Title && words.window_title.empty())
      words.window_title = folded(tree.subtree_text(i));
    if (node.element == Element::Html)
      words.language = folded(tree.attribute(node, AttributeName::Lang));
    if (node.element == Element::Meta) read_head_meta(tree, node, words);
  }
  return words;
}

}  // namespace

void read_title_and_language(const PageTree& tree, Document& document) {
  const HeadWords words = read_head(tree);
  document.language = words.language;
  const std::string_view heading = first_heading(document);
  const auto repeats = [&](const std::string& title) {
    return title.find(heading) != std::string::npos;
  };
  const bool is_repeated = heading.size() >= kMinTitleBytes &&
                           (repeats(words.window_title) || repeats(words.shared_title));
  if (is_repeated || (words.shared_title.empty() && words.window_title.empty())) {
    document.title = heading;
  } else {
    document.title = words.shared_title.empty() ? words.window_title : words.shared_title;
  }
}

}  // namespace labledger::parsers

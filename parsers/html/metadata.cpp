#include "parsers/html/metadata.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/html/ascii.hpp"
#include "parsers/html/blocks.hpp"
#include "parsers/html/meta_names.hpp"
#include "parsers/html/stated_dates.hpp"
#include "parsers/html/structured_data.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kTimeReachNodes =
    400;                                 // How far from a page's first heading its date stands.
constexpr std::size_t kLabelReach = 40;  // Bytes between a label and its date.
constexpr std::size_t kEdgeBlocks = 12;  // Unlabelled dates count at the edges of the text only.
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

// Keeps the first date that was stated, with the name of who stated it.
void keep_first(std::optional<StatedDate>& kept, std::optional<StatedDate> found,
                std::string source) {
  if (kept || !found) return;
  found->source = std::move(source);
  kept = std::move(found);
}

void read_meta_dates(const PageTree& tree, Document& document) {
  for (const PageNode& node : tree.nodes) {
    if (node.element != Element::Meta) continue;
    const std::string_view name = tree.attribute(node, AttributeName::Name);
    const MetaMeaning meaning = meaning_of_meta(name);
    if (meaning != MetaMeaning::Published && meaning != MetaMeaning::Modified) continue;
    std::optional<StatedDate> date = read_date(tree.attribute(node, AttributeName::Content));
    keep_first(meaning == MetaMeaning::Published ? document.published : document.modified,
               std::move(date), "meta " + std::string(name));
  }
}

void read_json_ld_dates(const PageTree& tree, Document& document) {
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    if (tree.nodes[i].element != Element::Script) continue;
    StructuredDates dates = dates_in_json_ld(tree.subtree_text(i));
    if (!document.published) document.published = std::move(dates.published);
    if (!document.modified) document.modified = std::move(dates.modified);
  }
}

// An element's date: its datetime or content attribute, else what it shows.
std::optional<StatedDate> date_of(const PageTree& tree, std::size_t index) {
  const PageNode& node = tree.nodes[index];
  for (const AttributeName name : {AttributeName::Datetime, AttributeName::Content}) {
    if (std::optional<StatedDate> date = read_date(tree.attribute(node, name))) return date;
  }
  return read_date(folded(tree.subtree_text(index)));
}

void read_item_dates(const PageTree& tree, Document& document) {
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const std::string_view property = tree.attribute(tree.nodes[i], AttributeName::ItemProperty);
    if (property == "datePublished")
      keep_first(document.published, date_of(tree, i), "itemprop datePublished");
    if (property == "dateModified")
      keep_first(document.modified, date_of(tree, i), "itemprop dateModified");
  }
}

// A <time> shortly before or after the first heading of level 1 is the page's own; further away it
// may date a teaser.
void read_time_elements(const PageTree& tree, Document& document) {
  const auto heading = std::find_if(tree.nodes.begin(), tree.nodes.end(), [](const PageNode& node) {
    return node.element == Element::H1;
  });
  if (heading == tree.nodes.end()) return;
  const auto at = static_cast<std::size_t>(heading - tree.nodes.begin());
  const std::size_t end = std::min(tree.nodes.size(), at + kTimeReachNodes);
  for (std::size_t i = at - std::min(at, kTimeReachNodes / 4); i < end; ++i) {
    if (tree.nodes[i].element == Element::Time)
      keep_first(document.published, date_of(tree, i), "time");
  }
}

enum class DateMeaning { Published, Modified };

struct DateLabel {
  std::string_view words;
  DateMeaning meaning;
};

// What stands right before a date says what happened on it.
constexpr auto kDateLabels = std::to_array<DateLabel>({
    {"last updated", DateMeaning::Modified},
    {"last modified", DateMeaning::Modified},
    {"last revised", DateMeaning::Modified},
    {"last revision", DateMeaning::Modified},
    {"updated", DateMeaning::Modified},
    {"revised", DateMeaning::Modified},
    {"modified", DateMeaning::Modified},
    {"effective", DateMeaning::Published},
    {"published", DateMeaning::Published},
    {"posted", DateMeaning::Published},
    {"released", DateMeaning::Published},
});

// The label that begins the text or a sentence of it, up to `limit` bytes before the date.
std::optional<DateLabel> label_before(std::string_view text, std::size_t date_begin) {
  const std::size_t from = date_begin - std::min(date_begin, kLabelReach);
  const std::string_view before = text.substr(from, date_begin - from);
  for (const DateLabel& label : kDateLabels) {
    const std::size_t at = find_ignoring_case(before, label.words, 0);
    if (at == std::string_view::npos) continue;
    // Only words that lead to the date may stand between: "on", "as of", "date:".
    const std::string_view between = before.substr(at + label.words.size());
    if (between.size() <= 12 && between.find('.') == std::string_view::npos) return label;
  }
  return std::nullopt;
}

void read_labelled_date(const Document& document, const Block& block, Document& out) {
  const std::string_view text = document.view(block.span);
  const std::string_view head = text.substr(0, 200);
  for (auto found = find_date(head); found; found = find_date(head, found->end)) {
    const std::optional<DateLabel> label = label_before(head, found->begin);
    if (!label) continue;
    const bool is_published = label->meaning == DateMeaning::Published;
    keep_first(is_published ? out.published : out.modified, std::move(found->date),
               "text \"" + std::string(label->words) + "\"");
  }
}

// Words near the top or the end of the main text, or near it; in the middle of a text the same
// words tell of something else.
void read_dates_in_text(Document& document) {
  const std::vector<Block>& blocks = document.blocks;
  const auto is_main = [](const Block& block) { return block.role == BlockRole::Main; };
  const auto first = std::find_if(blocks.begin(), blocks.end(), is_main);
  const auto last = std::find_if(blocks.rbegin(), blocks.rend(), is_main).base();
  if (first == blocks.end()) return;
  const auto begin = static_cast<std::size_t>(first - blocks.begin());
  const auto end = static_cast<std::size_t>(last - blocks.begin());
  for (std::size_t i = begin - std::min(begin, kEdgeBlocks); i < blocks.size(); ++i) {
    const bool at_top = i < begin + kEdgeBlocks;
    const bool at_end = i + kEdgeBlocks / 2 >= end && i < end + kEdgeBlocks / 2;
    if (at_top || at_end) read_labelled_date(document, blocks[i], document);
  }
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

void read_dates(const PageTree& tree, Document& document) {
  read_meta_dates(tree, document);
  read_json_ld_dates(tree, document);
  read_item_dates(tree, document);
  read_dates_in_text(document);
  read_time_elements(tree, document);
}

}  // namespace labledger::parsers

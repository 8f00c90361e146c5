#include "parsers/html/selection.hpp"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "parsers/html/selector.hpp"

namespace labledger::parsers {
namespace {

constexpr std::string_view kMetaName = "labledger-selection";

// The selection that reduction wrote down: the kept selector and the dropped ones, a line each.
std::optional<PageSelection> stated_selection(const PageTree& tree) {
  for (const PageNode& node : tree.nodes) {
    if (node.element != Element::Meta) continue;
    if (tree.attribute(node, AttributeName::Name) != kMetaName) continue;
    std::string_view lines = tree.attribute(node, AttributeName::Content);
    PageSelection selection;
    for (bool is_first = true; !lines.empty(); is_first = false) {
      const std::size_t end = lines.find('\n');
      std::string line(lines.substr(0, end));
      lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
      if (is_first) {
        selection.keep = std::move(line);
      } else {
        selection.drop.push_back(std::move(line));
      }
    }
    return selection;
  }
  return std::nullopt;
}

/// Follows the selectors down the tree. A step is met at a node when the node is what it asks for
/// and the step before was met where it has to be.
class SelectionWalk {
 public:
  SelectionWalk(const PageTree& tree, const SelectionRules& rules)
      : tree_(tree),
        rules_(rules),
        met_(tree.nodes.size() * rules.selectors().size()),
        met_around_(met_.size()) {}

  // One entry a node: whether it is in what is kept, and in nothing that is dropped.
  std::vector<bool> selected() {
    std::vector<bool> kept(tree_.nodes.size());
    std::vector<bool> dropped(tree_.nodes.size());
    kept[0] = !rules_.keeps();
    for (std::size_t i = 1; i < tree_.nodes.size(); ++i) {
      const auto parent = static_cast<std::size_t>(tree_.nodes[i].parent);
      kept[i] = kept[parent];
      dropped[i] = dropped[parent];
      follow(i, parent);
      for (std::size_t s = 0; s < rules_.selectors().size(); ++s) {
        if (!is_selected_by(s, i)) continue;
        const bool is_of_kept = s == 0 && rules_.keeps();
        (is_of_kept ? kept : dropped)[i] = true;
      }
    }
    for (std::size_t i = 0; i < kept.size(); ++i)
      kept[i] = kept[i] && !dropped[i];
    return kept;
  }

 private:
  [[nodiscard]] std::size_t place(std::size_t selector, std::size_t node) const {
    return node * rules_.selectors().size() + selector;
  }

  [[nodiscard]] bool is_selected_by(std::size_t selector, std::size_t node) const {
    const std::size_t last = rules_.selectors()[selector].steps.size() - 1;
    const unsigned met = met_[place(selector, node)];
    return (met >> last & 1U) != 0;
  }

  void follow(std::size_t node, std::size_t parent) {
    const std::string_view written = tree_.attribute(tree_.nodes[node], AttributeName::Match);
    std::uint64_t steps = 0;
    std::from_chars(written.data(), written.data() + written.size(), steps, 16);
    for (std::size_t s = 0; s < rules_.selectors().size(); ++s) {
      const Selector& selector = rules_.selectors()[s];
      const std::size_t above = place(s, parent);
      unsigned met = 0;
      for (std::size_t k = 0; k < selector.steps.size(); ++k, steps >>= 1U) {
        if ((steps & 1U) == 0) continue;
        const unsigned before = selector.steps[k].is_child ? met_[above] : met_around_[above];
        if (k == 0 || (before >> (k - 1) & 1U) != 0) met |= 1U << k;
      }
      met_[place(s, node)] = static_cast<std::uint8_t>(met);
      met_around_[place(s, node)] = static_cast<std::uint8_t>(met | met_around_[above]);
    }
  }

  const PageTree& tree_;
  const SelectionRules& rules_;
  std::vector<std::uint8_t> met_;         // One bit a step, met at the node itself,
  std::vector<std::uint8_t> met_around_;  // and at it or around it.
};

}  // namespace

std::string selection_markup(const PageSelection& selection) {
  std::string lines = selection.keep;
  for (const std::string& text : selection.drop)
    lines.append("\n").append(text);
  std::string markup = "<meta name=\"" + std::string(kMetaName) + "\" content=\"";
  for (const char c : lines) {
    if (c == '"') {
      markup += "&quot;";
    } else if (c == '&') {
      markup += "&amp;";
    } else {
      markup += c;
    }
  }
  return markup + "\">";
}

SelectionOutcome apply_selection(const PageTree& tree, const std::vector<BlockOrigin>& origins,
                                 Document& document) {
  const std::optional<PageSelection> selection = stated_selection(tree);
  if (!selection) return SelectionOutcome::None;
  const Result<SelectionRules> rules = SelectionRules::compile(*selection);
  if (!rules) return SelectionOutcome::None;
  const std::vector<bool> selected = SelectionWalk(tree, *rules).selected();
  bool keeps_something = false;
  for (const BlockOrigin& origin : origins)
    keeps_something = keeps_something || selected[origin.node];
  if (!keeps_something) return SelectionOutcome::NothingKept;
  for (std::size_t i = 0; i < origins.size(); ++i) {
    Block& block = document.blocks[i];
    if (!selected[origins[i].node]) block.role = BlockRole::Outside;
    const bool is_title =
        block.kind == BlockKind::Heading && document.view(block.span) == document.title;
    if (selected[origins[i].node] && rules->keeps() && !is_title) block.role = BlockRole::Main;
  }
  return SelectionOutcome::Applied;
}

}  // namespace labledger::parsers

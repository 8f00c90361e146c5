#include "parsers/html/html_document.hpp"

#include <array>
#include <vector>

#include "parsers/html/blocks.hpp"
#include "parsers/html/capture_problems.hpp"
#include "parsers/html/main_text.hpp"
#include "parsers/html/metadata.hpp"
#include "parsers/html/page_dates.hpp"
#include "parsers/html/page_state.hpp"
#include "parsers/html/page_tree.hpp"
#include "parsers/html/selection.hpp"

namespace labledger::parsers {
namespace {

// Gives every block the heading it stands under. Chrome has its own headings: a teaser's between
// two paragraphs does not come between them and theirs. The page's title heads both.
void assign_headings(Document& document) {
  std::array<std::vector<std::size_t>, 2> open;  // By role, outermost first.
  bool is_before_main = true;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    Block& block = document.blocks[i];
    std::vector<std::size_t>& path = open[block.role == BlockRole::Main ? 0 : 1];
    const bool is_heading = block.kind == BlockKind::Heading;
    while (is_heading && !path.empty() && document.blocks[path.back()].level >= block.level)
      path.pop_back();
    block.heading = path.empty() ? -1 : static_cast<std::int32_t>(path.back());
    is_before_main = is_before_main && block.role != BlockRole::Main;
    if (!is_heading) continue;
    path.push_back(i);
    if (is_before_main && document.view(block.span) == document.title) open[0] = {i};
  }
}

// Where the reducer took the text from, when not from the markup.
std::string text_source_of(const PageTree& tree) {
  for (const PageNode& node : tree.nodes) {
    if (node.element == Element::Meta &&
        tree.attribute(node, AttributeName::Name) == kTextSourceName)
      return std::string(tree.attribute(node, AttributeName::Content));
  }
  return {};
}

}  // namespace

Document build_document(const ReducedHtml& reduced, DocumentParts parts) {
  Document document;
  if (reduced.html.empty()) {
    document.problems = {CaptureProblem::EmptyBody};
    return document;
  }
  const PageTree tree = build_page_tree(reduced.html);
  const std::vector<BlockOrigin> origins = read_blocks(tree, document);
  read_title_and_language(tree, document);
  assign_roles(tree, origins, document);
  const SelectionOutcome selected = apply_selection(tree, origins, document);
  assign_headings(document);
  document.text_source = text_source_of(tree);
  document.problems = capture_problems(tree, document);
  if (document.problems.empty() && selected == SelectionOutcome::NothingKept)
    document.problems = {CaptureProblem::SelectorUnmatched};
  if (parts == DocumentParts::All) read_dates(tree, origins, document);
  return document;
}

Result<Document> parse_html(const HtmlInput& input, const HtmlLimits& limits) {
  const ReducedHtml reduced = TRY(reduce_html(input, limits));
  return build_document(reduced);
}

}  // namespace labledger::parsers

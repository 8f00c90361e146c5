#include "reports/passages.hpp"

#include <string_view>

#include "core/utf8.hpp"

namespace labledger::reports {
namespace {

std::string joined_heading_path(const Document& document, const Block& block) {
  std::string path;
  for (const std::string_view heading : heading_path(document, block)) {
    if (!path.empty()) path += " › ";
    path += heading;
  }
  return path;
}

}  // namespace

PageContent select_passages(const Document& document, const PassageLimits& limits) {
  PageContent content;
  for (const Block& block : document.blocks) {
    if (block.role != BlockRole::Main || block.kind == BlockKind::Heading) continue;
    if (content.passages.size() == limits.passages) {
      ++content.passages_cut;
      continue;
    }
    const std::string_view text = document.view(block.span);
    const std::string_view kept = first_characters(text, limits.characters);
    content.passages.push_back({.heading_path = joined_heading_path(document, block),
                                .kind = block.kind,
                                .text = std::string(kept),
                                .characters_cut = count_characters(text.substr(kept.size()))});
  }
  return content;
}

}  // namespace labledger::reports

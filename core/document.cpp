#include "core/document.hpp"

#include <algorithm>

namespace labledger {

std::string main_text(const Document& document) {
  std::string out;
  out.reserve(document.text.size());
  for (const Block& block : document.blocks) {
    if (block.role == BlockRole::Main) out.append(document.view(block.span)).append("\n");
  }
  return out;
}

std::vector<std::string_view> heading_path(const Document& document, const Block& block) {
  std::vector<std::string_view> path;
  for (std::int32_t at = block.heading; at >= 0;) {
    const Block& heading = document.blocks[static_cast<std::size_t>(at)];
    path.push_back(document.view(heading.span));
    at = heading.heading;
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace labledger

#include "tests/analysis/document_builder.hpp"

namespace labledger::analysis {

Document make_document(const std::vector<BlockText>& blocks) {
  Document document;
  std::int32_t heading = -1;
  for (const BlockText& wanted : blocks) {
    Block block;
    block.kind = wanted.kind;
    block.role = wanted.role;
    block.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text.append(wanted.text);
    block.span.end = static_cast<std::uint32_t>(document.text.size());
    document.text += '\n';
    const bool is_heading = wanted.kind == BlockKind::Heading;
    block.level = is_heading ? 2 : 0;
    block.heading = is_heading ? -1 : heading;
    if (is_heading) heading = static_cast<std::int32_t>(document.blocks.size());
    document.blocks.push_back(block);
  }
  return document;
}

Document make_page(const std::vector<std::string_view>& paragraphs) {
  std::vector<BlockText> blocks;
  blocks.reserve(paragraphs.size());
  for (const std::string_view paragraph : paragraphs)
    blocks.push_back({.text = paragraph});
  return make_document(blocks);
}

}  // namespace labledger::analysis

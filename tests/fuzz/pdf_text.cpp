// Any bytes as the table of a PDF's words: one line a block, spans inside the text, pages in order.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/document.hpp"
#include "parsers/html/encoding.hpp"
#include "parsers/pdf/pdf_document.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace labledger;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Document document = parsers::document_of_pdf_table(bytes);
  require(parsers::is_valid_utf8(document.text));
  require(document.usable() != document.blocks.empty());
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    require(block.span.begin == at && block.span.end > block.span.begin);
    require(block.heading < static_cast<std::int32_t>(i));
    require(block.page > 0);
    require((block.kind == BlockKind::Heading) == (block.level > 0));
    at = block.span.end + 1;
    require(at <= document.text.size() && document.text[block.span.end] == '\n');
  }
  require(at == document.text.size());
  return 0;
}

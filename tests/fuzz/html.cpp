// HTML of any kind: the reducer and the Document keep their promises, whatever the bytes are.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/document.hpp"
#include "parsers/html/encoding.hpp"
#include "parsers/html/html_document.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// One line a block, nothing between them, every span inside the text.
void check_spans(const labledger::Document& document) {
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const labledger::Block& block = document.blocks[i];
    require(block.span.begin == at && block.span.end > block.span.begin);
    require(block.heading < static_cast<std::int32_t>(i));
    at = block.span.end + 1;
    require(at <= document.text.size() && document.text[block.span.end] == '\n');
  }
  require(at == document.text.size());
  for (const labledger::Link& link : document.links)
    require(link.span.begin < link.span.end && link.span.end <= document.text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace labledger;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Result<parsers::ReducedHtml> reduced = parsers::reduce_html({bytes, ""});
  if (!reduced) {
    require(reduced.error().kind == ErrorKind::TooLarge);
    return 0;
  }
  require(parsers::is_valid_utf8(reduced->html));
  const Document document = parsers::build_document(*reduced);
  require(parsers::is_valid_utf8(document.text));
  check_spans(document);
  // What reduction writes is within every limit that it checks.
  const Result<parsers::ReducedHtml> again =
      parsers::reduce_html({reduced->html, "text/html; charset=utf-8"});
  require(again.has_value());
  return 0;
}

// A line of selector and a page: a selector is read or refused with its place, and what it keeps
// and drops at once is not kept.

#include "parsers/html/selector.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/document.hpp"
#include "parsers/html/html_document.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace labledger;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string text(bytes.substr(0, end));
  const std::string_view page = bytes.substr(std::min(end + 1, bytes.size()));
  const Result<parsers::Selector> selector = parsers::parse_selector(text);
  if (!selector) {
    require(selector.error().kind == ErrorKind::Malformed && !selector.error().message.empty());
    return 0;
  }
  require(!selector->steps.empty() && selector->steps.size() <= parsers::kSelectorSteps);
  const PageSelection both{text, {text}, {}, {}};
  const PageSelection kept{text, {}, {}, {}};
  const Result<Document> nothing = parsers::parse_html({page, "text/html", &both});
  const Result<Document> something = parsers::parse_html({page, "text/html", &kept});
  require(nothing.has_value() == something.has_value());
  if (!nothing) return 0;
  require(!nothing->usable());
  // A selection changes roles and nothing else.
  require(nothing->text == something->text);
  require(nothing->blocks.size() == something->blocks.size());
  return 0;
}

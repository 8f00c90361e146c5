// JSON of any kind as the state of a page: what is found is a text of some length, and what is
// written for the reducer is a page that it reads.

#include "parsers/html/page_state.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "core/document.hpp"
#include "parsers/html/encoding.hpp"
#include "parsers/html/html_document.hpp"

namespace {

using namespace labledger;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_page(const std::string& html) {
  const Result<parsers::ReducedHtml> reduced = parsers::reduce_html({html, "text/html"});
  if (!reduced) return require(reduced.error().kind == ErrorKind::TooLarge);
  require(parsers::is_valid_utf8(reduced->html));
  const Result<parsers::ReducedHtml> again =
      parsers::reduce_html({reduced->html, "text/html; charset=utf-8"});
  require(again.has_value());
  require(parsers::is_valid_utf8(parsers::build_document(*reduced).text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  const std::optional<parsers::PageState> state = parsers::read_page_state(json);
  if (state) {
    require(state->body.size() >= 200 && state->title.size() <= 300);
    check_page(parsers::markup_of(*state));
  }
  check_page("<div id=root></div><script type=application/json>" + std::string(json) + "</script>");
  return 0;
}

// The tokens of any bytes: each is a piece of the input, they come in order, and there is an end.

#include "parsers/html/scanner.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

constexpr std::size_t kAttributes = 8;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace labledger::parsers;
  const std::string input(reinterpret_cast<const char*>(data), size);
  const std::string_view view = input;
  const auto is_within = [&](std::string_view piece) {
    return piece.empty() || (piece.data() >= view.data() &&
                             piece.data() + piece.size() <= view.data() + view.size());
  };
  Scanner scanner(view, kAttributes);
  std::size_t at = 0;
  for (Token token = scanner.next(); token.kind != Token::Kind::End; token = scanner.next()) {
    require(scanner.position() > at && scanner.position() <= size);
    at = scanner.position();
    require(!token.text.empty() && is_within(token.text));
    if (token.kind != Token::Kind::StartTag) continue;
    require(scanner.attributes().size() <= kAttributes);
    require(scanner.attribute_count() >= scanner.attributes().size());
    for (const RawAttribute& attribute : scanner.attributes())
      require(is_within(attribute.name) && is_within(attribute.value));
    const bool has_end = scanner.has_end_tag_ahead("script");
    if (token.text != "script") continue;
    const std::string_view body = scanner.skip_raw_text("script");
    require(is_within(body) && scanner.position() >= at);
    require(has_end || scanner.position() == size);
    at = scanner.position();
  }
  return 0;
}

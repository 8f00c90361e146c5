// A URL in normal form is a fixed point: reading what was printed gives the same URL, and every
// reference resolves to such a one or to an error.

#include "core/url.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/check.hpp"
#include "crawler/robots.hpp"

namespace {

void check_normal(const labledger::Url& url) {
  const std::string text = url.str();
  // Escaping may triple a URL that was just within the limit.
  if (text.size() > labledger::kUrlByteLimit) return;
  const auto again = labledger::parse_url(text);
  CHECK_INVARIANT(again.has_value());
  CHECK_INVARIANT(*again == url);
  CHECK_INVARIANT(again->str() == text);
  CHECK_INVARIANT(url.path.starts_with("/") && url.port != 0);
  for (const char c : text)
    CHECK_INVARIANT(c > ' ' && c < '\x7f');
  CHECK_INVARIANT(labledger::crawler::robots_path(text) == url.path_and_query());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = bytes.find('\n');
  const auto base = labledger::parse_url(bytes.substr(0, cut));
  if (!base) return 0;
  check_normal(*base);
  if (cut == std::string_view::npos) return 0;
  const auto target = labledger::resolve_url(*base, bytes.substr(cut + 1));
  if (target) check_normal(*target);
  return 0;
}

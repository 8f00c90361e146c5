#include "parsers/feeds/feed_urls.hpp"

#include <algorithm>
#include <array>

#include "core/url.hpp"
#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

bool is_tracking(std::string_view parameter) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src"});
  const std::string_view name = parameter.substr(0, parameter.find('='));
  return name.starts_with("utm_") || std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

void drop_tracking(Url& url) {
  std::string kept;
  std::string_view rest = url.query;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view parameter = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (is_tracking(parameter)) continue;
    if (!kept.empty()) kept += '&';
    kept += parameter;
  }
  if (kept.empty()) url.has_query = false;
  url.query = std::move(kept);
}

}  // namespace

std::string canonical_item_url(std::string_view text, std::string_view base) {
  text = trim_ascii(text);
  if (text.empty()) return {};
  Result<Url> url = parse_url(text);
  if (!url && !base.empty()) {
    const Result<Url> parsed_base = parse_url(base);
    if (parsed_base) url = resolve_url(*parsed_base, text);
  }
  if (!url) return std::string(text);
  drop_tracking(*url);
  return url->str();
}

}  // namespace labledger::parsers

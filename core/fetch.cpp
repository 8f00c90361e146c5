#include "core/fetch.hpp"

#include <algorithm>
#include <string_view>

#include "core/result.hpp"
#include "core/url.hpp"

namespace labledger {
namespace {

/// "en" or "pt-br": two letters, or two and two with a hyphen or underscore between.
bool is_language(std::string_view name) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto are_letters = [&](std::string_view part) {
    return part.size() == 2 && std::all_of(part.begin(), part.end(), is_letter);
  };
  if (name.size() == 2) return are_letters(name);
  return name.size() == 5 && (name[2] == '-' || name[2] == '_') && are_letters(name.substr(0, 2)) &&
         are_letters(name.substr(3));
}

/// Malformed addresses are no home pages.
bool is_home_page(std::string_view address) {
  const Result<Url> url = parse_url(address);
  if (!url || url->has_query) return false;
  std::string_view path = url->path;
  path.remove_prefix(1);
  if (path.ends_with('/')) path.remove_suffix(1);
  return path.empty() || is_language(path);
}

}  // namespace

bool led_to_home_page(const FetchRecord& record) {
  return record.final_url != record.url && is_home_page(record.final_url) &&
         !is_home_page(record.url);
}

}  // namespace labledger

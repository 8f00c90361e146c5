#include "cli/urls_file.hpp"

#include <algorithm>
#include <unordered_set>

#include "core/url.hpp"

namespace labledger::cli {
namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace

Result<std::vector<std::string>> parse_url_list(std::string_view file_name,
                                                std::string_view bytes) {
  std::vector<std::string> urls;
  std::unordered_set<std::string> seen;
  for (std::size_t line = 1; !bytes.empty(); ++line) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view text = trim(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (text.empty() || text.front() == '#') continue;
    const auto url = parse_url(text);
    if (!url) {
      return Error{ErrorKind::Config, std::string(file_name) + ":" + std::to_string(line) +
                                          ":1: " + url.error().message};
    }
    if (seen.insert(url->str()).second) urls.push_back(url->str());
  }
  return urls;
}

}  // namespace labledger::cli

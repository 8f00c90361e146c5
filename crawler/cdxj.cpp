#include "crawler/cdxj.hpp"

#include <algorithm>
#include <string_view>

namespace labledger::crawler {
namespace {

/// "example.org" as "org,example"; an address in brackets or of numbers as it is.
std::string reversed_host(std::string_view host) {
  if (host.starts_with("www.") && host.find('.', 4) != std::string_view::npos) {
    host.remove_prefix(4);
  }
  const bool is_address =
      host.starts_with('[') || host.find_first_not_of("0123456789.") == std::string_view::npos;
  if (is_address) return std::string(host);
  std::string key;
  while (true) {
    const std::size_t dot = host.rfind('.');
    if (dot == std::string_view::npos) return key.append(host);
    key.append(host.substr(dot + 1)).append(",");
    host = host.substr(0, dot);
  }
}

/// "20250814093000": to the second, in UTC.
std::string digits_of(Instant at) {
  std::string digits;
  for (const char c : format_rfc3339(at).substr(0, 19))
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

/// A JSON string. What is passed in is printable but for what a server may have put into its media
/// type: anything outside ASCII's printable range becomes "?".
std::string json_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c >= ' ' && c <= '~' ? c : '?';
  }
  return quoted + "\"";
}

}  // namespace

std::string sort_key(const Url& url) {
  std::string key = reversed_host(url.host);
  const bool is_default = url.port == (url.scheme == "https" ? 443 : 80);
  if (!is_default) key.append(":").append(std::to_string(url.port));
  key.append(")").append(url.path_and_query());
  std::transform(key.begin(), key.end(), key.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return key;
}

Result<std::string> cdxj_line(const CdxEntry& entry) {
  const Url url = TRY(parse_url(entry.url));
  std::string line = sort_key(url);
  line.append(" ").append(digits_of(entry.at)).append(" {");
  line.append("\"url\": ").append(json_string(entry.url));
  line.append(", \"mime\": ").append(json_string(entry.media_type));
  line.append(", \"status\": ").append(json_string(std::to_string(entry.status)));
  if (!entry.digest.empty()) line.append(", \"digest\": ").append(json_string(entry.digest));
  line.append(", \"length\": ").append(json_string(std::to_string(entry.length)));
  line.append(", \"offset\": ").append(json_string(std::to_string(entry.offset)));
  line.append(", \"filename\": ").append(json_string(entry.file));
  return line + "}\n";
}

}  // namespace labledger::crawler

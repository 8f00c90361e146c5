#include "parsers/html/url_dates.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "parsers/html/ascii.hpp"
#include "parsers/html/stated_dates.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kUrlBytes = 2048;

bool are_digits(std::string_view text, std::size_t at, std::size_t count) {
  return at + count <= text.size() &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                     text.begin() + static_cast<std::ptrdiff_t>(at + count), is_ascii_digit);
}

// The day at a place, as "YYYY-MM-DD": four, two and two digits with one separator, or none.
std::optional<StatedDate> day_at(std::string_view path, std::size_t at) {
  if (at > 0 && is_ascii_digit(path[at - 1])) return std::nullopt;
  if (!are_digits(path, at, 4)) return std::nullopt;
  const char separator = at + 4 < path.size() ? path[at + 4] : '\0';
  const bool is_apart = separator == '/' || separator == '-' || separator == '_';
  const std::size_t gap = is_apart ? 1 : 0;
  const std::size_t month = at + 4 + gap;
  const std::size_t day = month + 2 + gap;
  if (!are_digits(path, month, 2) || !are_digits(path, day, 2)) return std::nullopt;
  if (is_apart && path[month + 2] != separator) return std::nullopt;
  if (day + 2 < path.size() && is_ascii_digit(path[day + 2])) return std::nullopt;
  const std::string text(path.substr(at, 4));
  return read_date(text + "-" + std::string(path.substr(month, 2)) + "-" +
                   std::string(path.substr(day, 2)));
}

// The day at a place as "29-10-2021", where only one order of day and month gives a day.
std::optional<StatedDate> day_first_at(std::string_view path, std::size_t at) {
  const bool is_apart =
      at > 0 && (path[at - 1] == '/' || path[at - 1] == '-' || path[at - 1] == '_');
  if (!is_apart || !are_digits(path, at, 2) || !are_digits(path, at + 3, 2)) return std::nullopt;
  if (!are_digits(path, at + 6, 4)) return std::nullopt;
  const char separator = path[at + 2];
  if ((separator != '-' && separator != '_' && separator != '.') || path[at + 5] != separator)
    return std::nullopt;
  if (at > 1 && path[at - 1] == separator && is_ascii_digit(path[at - 2])) return std::nullopt;
  if (at + 10 < path.size() && is_ascii_digit(path[at + 10])) return std::nullopt;
  std::string text(path.substr(at, 10));
  text[2] = text[5] = '-';
  return read_date(text);
}

}  // namespace

std::optional<StatedDate> date_in_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  std::string_view path = url.substr(0, url.find_first_of("?#"));
  if (path.size() > kUrlBytes) return std::nullopt;
  if (scheme != std::string_view::npos) {
    const std::size_t slash = path.find('/', std::min(scheme + 3, path.size()));
    if (slash == std::string_view::npos) return std::nullopt;
    path.remove_prefix(slash);
  }
  // An archive's address holds the time of the capture, and then the address that was captured.
  if (const std::size_t inner = path.rfind("://"); inner != std::string_view::npos)
    path.remove_prefix(inner + 3);
  std::optional<StatedDate> found;
  for (std::size_t at = 0; at + 8 <= path.size(); ++at) {
    std::optional<StatedDate> day = day_at(path, at);
    if (!day) day = day_first_at(path, at);
    if (!day) continue;
    if (found && found->value != day->value) return std::nullopt;
    found = std::move(day);
  }
  if (found) found->source = "url";
  return found;
}

}  // namespace labledger::parsers

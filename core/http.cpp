#include "core/http.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>

namespace labledger {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view trim(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && is_blank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back()))
    text.remove_suffix(1);
  return text;
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::optional<std::string_view> find_header(const HeaderList& headers, std::string_view name) {
  for (const HeaderField& field : headers) {
    if (equal_ignoring_case(field.name, name)) return field.value;
  }
  return std::nullopt;
}

std::string format_headers(const HeaderList& headers) {
  std::string out;
  for (const HeaderField& field : headers) {
    out.append(field.name).append(": ").append(field.value).append("\n");
  }
  return out;
}

HeaderList parse_headers(std::string_view text) {
  HeaderList headers;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) continue;
    headers.push_back(
        {std::string(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1)))});
  }
  return headers;
}

std::optional<Instant> retry_after(const HeaderList& headers, Instant now,
                                   std::chrono::milliseconds cap) {
  const std::optional<std::string_view> field = find_header(headers, "Retry-After");
  if (!field || field->empty()) return std::nullopt;
  const Instant latest = now + cap;
  if (field->find_first_not_of("0123456789") == std::string_view::npos) {
    std::int64_t seconds = 0;
    const auto [end, error] =
        std::from_chars(field->data(), field->data() + field->size(), seconds);
    const bool is_far = error != std::errc{} || seconds > cap.count() / 1000;
    if (seconds == 0 && !is_far) return std::nullopt;
    return is_far ? latest : now + std::chrono::milliseconds{seconds * 1000};
  }
  const Result<Instant> date = parse_http_date(*field);
  if (!date || *date <= now) return std::nullopt;
  return std::min(*date, latest);
}

}  // namespace labledger

#include "crawler/response_rules.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <string_view>

namespace labledger::crawler {

FetchOutcome outcome_of_status(int status) {
  switch (status) {
    case 304:
      return FetchOutcome::NotModified;
    case 404:
    case 410:
      return FetchOutcome::Gone;
    case 401:
    case 403:
    case 407:
    case 429:
    case 451:
    case 503:
      return FetchOutcome::Blocked;
    case 206:  // We ask for no range: half a page must not pass for the page.
      return FetchOutcome::Error;
    default:
      return status >= 200 && status < 300 ? FetchOutcome::Fetched : FetchOutcome::Error;
  }
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool is_deferral(int status) {
  return status == 429 || status == 503;
}

bool is_passing(int status) {
  return is_deferral(status) || status == 500 || status == 502 || status == 504 ||
         (status >= 520 && status < 530);
}

bool is_passing(ErrorKind kind) {
  return kind == ErrorKind::Network || kind == ErrorKind::Timeout;
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

}  // namespace labledger::crawler

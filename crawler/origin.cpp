#include "crawler/origin.hpp"

#include "crawler/response_rules.hpp"

namespace labledger::crawler {

Origin origin_after(const FetchRecord& robots, std::string_view body) {
  Origin origin;
  if (robots.outcome == FetchOutcome::Fetched) {
    origin.rules = parse_robots(body);
    origin.digest = sha256(body);
    return origin;
  }
  const int status = robots.status;
  const bool is_absent = status >= 400 && status < 500 && status != 429;
  const bool is_lost = is_redirect(status) && robots.redirects.size() > kRobotsRedirectLimit;
  if (is_absent || is_lost) return origin;
  const bool server_says_so = status >= 500 || status == 429;
  origin.closed =
      Refusal{server_says_so ? FetchOutcome::Disallowed : FetchOutcome::Error,
              robots.url + " cannot be read, so nothing it governs may be: " + robots.error};
  return origin;
}

std::optional<Refusal> refusal(const Origin& origin, std::string_view agent_token, const Url& url) {
  if (origin.closed) return origin.closed;
  if (origin.rules.is_allowed(agent_token, url.path_and_query())) return std::nullopt;
  return Refusal{FetchOutcome::Disallowed, url.origin() + "/robots.txt disallows " +
                                               url.path_and_query() + " to " +
                                               std::string(agent_token)};
}

}  // namespace labledger::crawler

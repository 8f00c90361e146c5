#pragma once
// An origin (scheme, host and port) and what its robots.txt, or the lack of one, means for us.

#include <optional>
#include <string>
#include <string_view>

#include "core/digest.hpp"
#include "core/fetch.hpp"
#include "core/url.hpp"
#include "crawler/robots.hpp"

namespace labledger::crawler {

/// Why a page gets no request.
struct Refusal {
  FetchOutcome outcome = FetchOutcome::Disallowed;
  std::string error;  ///< One sentence for FetchRecord::error.
};

/// What governs the pages of one origin, once its robots.txt has been asked for.
struct Origin {
  RobotsRules rules;
  std::optional<Digest> digest;   ///< Of the robots.txt; absent when there is none.
  std::optional<Refusal> closed;  ///< Set when nothing of the origin may be fetched in this run.
};

/// What the attempt to fetch a robots.txt means. Read: its rules. 4xx or more than five redirects:
/// there is none, all is allowed. 5xx: all is Disallowed for this run. Anything else, above all a
/// server that does not answer: likewise, but as Error, since it says nothing about the server's
/// wishes. Stricter than the RFC, 429 counts with 5xx: it says "not now", not "there is none".
/// @see RFC 9309 section 2.3.1.
[[nodiscard]] Origin origin_after(const FetchRecord& robots, std::string_view body);

/// Why the crawler with this product token may not fetch the URL; empty when it may.
[[nodiscard]] std::optional<Refusal> refusal(const Origin& origin, std::string_view agent_token,
                                             const Url& url);

}  // namespace labledger::crawler

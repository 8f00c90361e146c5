#pragma once
// robots.txt: a file of groups. A group names the crawlers it speaks to and gives them rules, path
// patterns that are allowed or disallowed; the longest matching pattern decides. A crawler obeys
// the groups that name it, taken together, or else those for "*".
// @see RFC 9309.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace labledger::crawler {

/// Bytes of a robots.txt that are read; what follows is ignored. RFC 9309 section 2.5 asks for at
/// least this.
inline constexpr std::size_t kRobotsByteLimit = 500U << 10;

/// Redirects followed to reach a robots.txt; after more, there is none (section 2.3.1.2).
inline constexpr unsigned kRobotsRedirectLimit = 5;

enum class RobotsVerdict { Allow, Disallow };

/// One Allow or Disallow line.
struct RobotsRule {
  RobotsVerdict verdict = RobotsVerdict::Disallow;
  /// In the form that paths are compared in (section 2.2.2); "*" and a final "$" are special, and
  /// stand escaped where they are not. Never empty.
  std::string pattern;
};

/// A run of User-agent lines with the rules that follow it.
struct RobotsGroup {
  std::vector<std::string> agents;  ///< Product tokens in lower case; "*" for everyone else.
  std::vector<RobotsRule> rules;    ///< In the order of the file.
  std::optional<std::chrono::milliseconds> crawl_delay;
};

/// What a robots.txt says. No groups: all is allowed.
struct RobotsRules {
  std::vector<RobotsGroup> groups;    ///< In the order of the file; same agents not yet merged.
  std::vector<std::string> sitemaps;  ///< Sitemap lines as written; they belong to no group.

  /// Whether the crawler with this product token may fetch this path with its query ("/a?b=c"; an
  /// empty one means "/"). An Allow and a Disallow that match with the same length: allowed.
  /// "/robots.txt" always is. Cost: linear in the rules that apply, each at most the path's length
  /// plus its own, whatever the pattern.
  /// @see RFC 9309 section 2.2.
  [[nodiscard]] bool is_allowed(std::string_view agent_token,
                                std::string_view path_and_query) const;

  /// The longest Crawl-delay that applies to the crawler; empty when none does. Not in RFC 9309,
  /// but widely written and meant as a wish to be spared.
  [[nodiscard]] std::optional<std::chrono::milliseconds> crawl_delay(
      std::string_view agent_token) const;
};

/// Reads a robots.txt. Never fails: lines that are not understood are skipped (section 2.2), so a
/// page of HTML gives no rules. Beyond the RFC, like the crawlers that site owners test against: a
/// blank may stand for the colon, common misspellings of the keys count, lines are cut at 16,663
/// bytes, and an Allow of ".../index.html" allows ".../" too. Linear.
[[nodiscard]] RobotsRules parse_robots(std::string_view bytes,
                                       std::size_t byte_limit = kRobotsByteLimit);

/// Path and query of a URL that need be neither whole nor in normal form: "/" for "" and for
/// "http://example.org". Unlike parse_url it has no length limit and leaves the characters as they
/// are.
[[nodiscard]] std::string robots_path(std::string_view url);

}  // namespace labledger::crawler

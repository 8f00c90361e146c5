#include "crawler/robots.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

#include "core/http.hpp"

namespace labledger::crawler {
namespace {

constexpr std::string_view kBlanks = " \t";

/// Bytes of a line that are read: eight times the 2,083 that browsers once took for a URL, less a
/// terminator. The RFC has no such limit; site owners' tools, google/robotstxt first, cut here.
constexpr std::size_t kLineByteLimit = 2083 * 8 - 1;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

/// The value of a hex digit, or -1.
int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

constexpr std::string_view kHex = "0123456789ABCDEF";

void append_escaped(std::string& out, unsigned char byte) {
  out += '%';
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

/// Unreserved characters: escaping them changes nothing (RFC 3986 section 2.3).
bool is_unreserved(unsigned char byte) {
  const char c = static_cast<char>(byte);
  return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

/// What a text is: in a pattern "*" and a final "$" are special, in a path they are themselves.
enum class Role { Pattern, Path };

/// Whether the character at `i` is one of the special two, but not special there.
bool stands_for_itself(std::string_view text, std::size_t i, Role role) {
  if (text[i] == '*') return role == Role::Path;
  return text[i] == '$' && (role == Role::Path || i + 1 < text.size());
}

/// The one form in which paths and patterns are compared: bytes outside ASCII are escaped, escaped
/// unreserved characters are not, escapes are in upper case, and the two special characters are
/// escaped wherever they stand for themselves.
/// @see RFC 9309 sections 2.2.2 and 2.2.3.
std::string comparable(std::string_view text, Role role) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      const int value = hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]);
      const auto escaped = static_cast<unsigned char>(value);
      if (is_unreserved(escaped)) {
        out += static_cast<char>(escaped);
      } else {
        append_escaped(out, escaped);
      }
      i += 2;
    } else if (byte <= 0x20 || byte >= 0x7F || stands_for_itself(text, i, role)) {
      append_escaped(out, byte);
    } else {
      out += c;
    }
  }
  return out;
}

/// Where `needle` first stands in `text` at or after `from`; npos when nowhere. Linear in the worst
/// case too, which string_view::find is not.
std::size_t find_from(std::string_view text, std::string_view needle, std::size_t from) {
  const void* at = memmem(text.data() + from, text.size() - from, needle.data(), needle.size());
  return at == nullptr ? std::string_view::npos
                       : static_cast<std::size_t>(static_cast<const char*>(at) - text.data());
}

/// Whether a pattern matches the beginning of a path, or all of it when the pattern ends in "$".
///
/// Taking each literal run between stars at its first occurrence is enough: whatever a later one
/// would leave to the rest of the pattern, the first leaves too. So there is no going back, and no
/// pattern is slow. The last run before a "$" is simply the path's end.
bool matches(std::string_view pattern, std::string_view path) {
  const bool to_the_end = pattern.back() == '$';
  if (to_the_end) pattern.remove_suffix(1);
  std::size_t star = pattern.find('*');
  const std::string_view head = pattern.substr(0, star);
  if (!path.starts_with(head)) return false;
  if (star == std::string_view::npos) return !to_the_end || path.size() == head.size();
  std::size_t at = head.size();
  while (true) {
    pattern.remove_prefix(star + 1);
    star = pattern.find('*');
    const std::string_view run = pattern.substr(0, star);
    if (star == std::string_view::npos && to_the_end) {
      return path.size() - at >= run.size() && path.ends_with(run);
    }
    const std::size_t found = find_from(path, run, at);
    if (found == std::string_view::npos) return false;
    if (star == std::string_view::npos) return true;
    at = found + run.size();
  }
}

enum class Key { UserAgent, Allow, Disallow, CrawlDelay, Sitemap, Unknown };

struct KeyName {
  std::string_view name;
  Key key;
};

/// The keys, and the misspellings that site owners' tools forgive.
constexpr std::array<KeyName, 13> kKeyNames{{
    {"user-agent", Key::UserAgent},
    {"useragent", Key::UserAgent},
    {"user agent", Key::UserAgent},
    {"allow", Key::Allow},
    {"disallow", Key::Disallow},
    {"dissallow", Key::Disallow},
    {"dissalow", Key::Disallow},
    {"disalow", Key::Disallow},
    {"diasllow", Key::Disallow},
    {"disallaw", Key::Disallow},
    {"crawl-delay", Key::CrawlDelay},
    {"sitemap", Key::Sitemap},
    {"site-map", Key::Sitemap},
}};

struct Line {
  Key key = Key::Unknown;
  std::string_view value;
};

/// Reads "key: value # comment". Without a colon the first blank parts the two, provided that the
/// value is one word: prose is no rule.
Line read_line(std::string_view text) {
  text = trim(text.substr(0, text.find('#')));
  std::size_t cut = text.find(':');
  if (cut == std::string_view::npos) {
    cut = text.find_first_of(kBlanks);
    if (cut == std::string_view::npos) return {};
    if (trim(text.substr(cut)).find_first_of(kBlanks) != std::string_view::npos) return {};
  }
  const std::string_view name = trim(text.substr(0, cut));
  const auto* known = std::find_if(kKeyNames.begin(), kKeyNames.end(), [name](const KeyName& row) {
    return equal_ignoring_case(row.name, name);
  });
  if (known == kKeyNames.end()) return {};
  return {known->key, trim(text.substr(cut + 1))};
}

/// The product token that a User-agent value begins with, in lower case: "FooBot/2.1" names
/// "foobot". Empty when it begins with none.
/// @see RFC 9309 section 2.2.1.
std::string product_token(std::string_view value) {
  if (value == "*" || value.starts_with("* ") || value.starts_with("*\t")) return "*";
  std::string token;
  for (const char c : value) {
    if (!is_letter(c) && c != '_' && c != '-') break;
    token += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return token;
}

/// A longer Crawl-delay is not believed: nobody means it.
constexpr double kLongestDelaySeconds = 86'400;

/// Seconds with an optional fraction, to the millisecond. Empty when it is anything else.
std::optional<std::chrono::milliseconds> read_seconds(std::string_view text) {
  double seconds = 0;
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, seconds, std::chars_format::fixed);
  if (error != std::errc{} || at != end) return std::nullopt;
  if (!(seconds >= 0 && seconds <= kLongestDelaySeconds)) return std::nullopt;
  return std::chrono::milliseconds{static_cast<std::int64_t>(seconds * 1000)};
}

/// A file that a folder's own path means too.
constexpr std::string_view kIndex = "/index.html";

/// Puts the lines of a file together into groups.
class GroupBuilder {
 public:
  void add(const Line& line) {
    switch (line.key) {
      case Key::UserAgent:
        return add_agent(line.value);
      case Key::Allow:
        return add_rule(RobotsVerdict::Allow, line.value);
      case Key::Disallow:
        return add_rule(RobotsVerdict::Disallow, line.value);
      case Key::CrawlDelay:
        return add_crawl_delay(line.value);
      case Key::Sitemap:
        rules_.sitemaps.emplace_back(line.value);
        return;
      case Key::Unknown:
        return;
    }
  }

  [[nodiscard]] RobotsRules take() && { return std::move(rules_); }

 private:
  void add_agent(std::string_view value) {
    // Only a rule closes the run of User-agent lines; other lines may stand among them.
    if (rules_.groups.empty() || group_has_rules_) rules_.groups.emplace_back();
    group_has_rules_ = false;
    rules_.groups.back().agents.push_back(product_token(value));
  }

  void add_rule(RobotsVerdict verdict, std::string_view value) {
    if (rules_.groups.empty()) return;
    group_has_rules_ = true;
    if (value.empty()) return;  // "Disallow:" forbids nothing.
    std::vector<RobotsRule>& rules = rules_.groups.back().rules;
    rules.push_back({verdict, comparable(value, Role::Pattern)});
    if (verdict == RobotsVerdict::Allow && value.ends_with(kIndex)) {
      value.remove_suffix(kIndex.size() - 1);
      rules.push_back({verdict, comparable(value, Role::Pattern) + "$"});
    }
  }

  void add_crawl_delay(std::string_view value) {
    if (rules_.groups.empty()) return;
    std::optional<std::chrono::milliseconds>& delay = rules_.groups.back().crawl_delay;
    delay = std::max(delay, read_seconds(value));  // Empty is less than any value.
  }

  RobotsRules rules_;
  bool group_has_rules_ = false;
};

/// Drops a UTF-8 byte order mark, or the part of one that a broken editor left.
std::string_view without_byte_order_mark(std::string_view bytes) {
  for (const char expected : {'\xEF', '\xBB', '\xBF'}) {
    if (!bytes.starts_with(expected)) break;
    bytes.remove_prefix(1);
  }
  return bytes;
}

/// The groups that speak to the crawler: those naming it, or else those for "*".
std::vector<const RobotsGroup*> groups_for(const std::vector<RobotsGroup>& groups,
                                           std::string_view agent_token) {
  std::vector<const RobotsGroup*> found;
  for (const std::string_view wanted : {agent_token, std::string_view("*")}) {
    for (const RobotsGroup& group : groups) {
      if (std::any_of(group.agents.begin(), group.agents.end(), [wanted](const std::string& agent) {
            return !agent.empty() && equal_ignoring_case(agent, wanted);
          })) {
        found.push_back(&group);
      }
    }
    if (!found.empty()) break;
  }
  return found;
}

}  // namespace

bool RobotsRules::is_allowed(std::string_view agent_token, std::string_view path_and_query) const {
  if (path_and_query == "/robots.txt") return true;
  const std::string path = path_and_query.empty() ? "/" : comparable(path_and_query, Role::Path);
  const RobotsRule* longest = nullptr;
  for (const RobotsGroup* group : groups_for(groups, agent_token)) {
    for (const RobotsRule& rule : group->rules) {
      const bool decides =
          longest == nullptr || rule.pattern.size() > longest->pattern.size() ||
          (rule.pattern.size() == longest->pattern.size() && rule.verdict == RobotsVerdict::Allow);
      if (decides && matches(rule.pattern, path)) longest = &rule;
    }
  }
  return longest == nullptr || longest->verdict == RobotsVerdict::Allow;
}

std::optional<std::chrono::milliseconds> RobotsRules::crawl_delay(
    std::string_view agent_token) const {
  std::optional<std::chrono::milliseconds> longest;
  for (const RobotsGroup* group : groups_for(groups, agent_token)) {
    longest = std::max(longest, group->crawl_delay);
  }
  return longest;
}

RobotsRules parse_robots(std::string_view bytes, std::size_t byte_limit) {
  // The line that the limit cuts is dropped: half a pattern could mean the opposite.
  if (bytes.size() > byte_limit) {
    bytes = bytes.substr(0, byte_limit);
    const std::size_t last_end = bytes.find_last_of("\r\n");
    bytes = bytes.substr(0, last_end == std::string_view::npos ? 0 : last_end);
  }
  bytes = without_byte_order_mark(bytes);
  GroupBuilder builder;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    builder.add(read_line(bytes.substr(0, std::min(end, kLineByteLimit))));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return std::move(builder).take();
}

std::string robots_path(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const std::size_t scheme = url.find("://");
  const std::size_t first = url.find_first_of("/?");
  if (scheme != std::string_view::npos && first == scheme + 1) {
    url.remove_prefix(scheme + 3);
  } else if (url.starts_with("//")) {
    url.remove_prefix(2);
  }
  const std::size_t path = url.find_first_of("/?");
  if (path == std::string_view::npos) return "/";
  return std::string(url[path] == '?' ? "/" : "").append(url.substr(path));
}

}  // namespace labledger::crawler

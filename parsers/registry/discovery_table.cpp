#include "parsers/registry/discovery_table.hpp"

#include <string>

#include "core/names.hpp"
#include "core/url.hpp"
#include "parsers/registry/lab_file.hpp"

namespace labledger::parsers {
namespace {

using std::chrono::hours;

constexpr Bounds<hours> kInterval{hours{1}, hours{366 * 24}};
constexpr Bounds<std::int64_t> kDepth{0, 3};
constexpr Bounds<std::int64_t> kItems{1, 1000};
constexpr std::size_t kRules = 8;

void check_paths(TomlTable& table, const std::vector<std::string>& paths) {
  if (paths.empty()) table.complain("paths", "'paths' must name at least one pattern");
  for (const std::string& path : paths) {
    if (path.empty() || path.front() != '/') {
      table.complain("paths",
                     "a pattern begins with '/', as paths do: '" + path.substr(0, 60) + "'");
    } else if (path.size() > kPathPatternLimit) {
      table.complain("paths", "a pattern of " + std::to_string(path.size()) +
                                  " bytes; the limit is " + std::to_string(kPathPatternLimit));
    }
  }
}

/// A host is written as in a URL: "blog.acme.example", or with a port that is not the usual one.
void check_hosts(TomlTable& table, const std::vector<std::string>& hosts) {
  for (const std::string& host : hosts) {
    const Result<Url> url = parse_url("https://" + host + "/");
    if (!url || url->str() != "https://" + host + "/") {
      table.complain("hosts",
                     "'" + host.substr(0, 60) + "' is no host name: write 'blog.acme.example'");
    }
  }
}

DiscoveryRule read_rule(TomlTable& table) {
  static const std::vector<std::string_view> kinds = {name_of(SourceKind::Page),
                                                      name_of(SourceKind::Document)};
  DiscoveryRule rule;
  rule.paths = table.texts("paths");
  check_paths(table, rule.paths);
  rule.hosts = table.texts("hosts");
  check_hosts(table, rule.hosts);
  if (const auto kind = table.optional_word("kind", kinds)) {
    rule.kind = from_name<SourceKind>(*kind).value_or(SourceKind::Page);
  }
  rule.topic = table.word("topic", source_topics()).value_or("");
  rule.interval = table.whole_hours("every", kInterval).value_or(rule.interval);
  if (const auto depth = table.integer("depth", kDepth)) {
    rule.depth = static_cast<std::uint32_t>(*depth);
  }
  if (const auto items = table.integer("max_items", kItems)) {
    rule.max_items = static_cast<std::uint32_t>(*items);
  }
  table.refuse_other_keys();
  return rule;
}

}  // namespace

std::vector<DiscoveryRule> read_discovery(TomlTable& source, SourceKind kind) {
  std::vector<DiscoveryRule> rules;
  for (TomlTable& table : source.tables("discover"))
    rules.push_back(read_rule(table));
  if (!rules.empty() && kind != SourceKind::Feed && kind != SourceKind::Sitemap) {
    source.complain("discover", "only a source of kind 'feed' or 'sitemap' leads to others");
  }
  if (rules.size() > kRules) {
    source.complain("discover", std::to_string(rules.size()) + " rules; the limit is " +
                                    std::to_string(kRules));
  }
  return rules;
}

}  // namespace labledger::parsers

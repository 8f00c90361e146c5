#include "cli/discovery.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "analysis/path_pattern.hpp"
#include "core/digest.hpp"
#include "core/url.hpp"

namespace labledger::cli {
namespace {

/// Host and, unless it is a usual one, port: what a rule allows or does not.
std::string authority_of(const Url& url) {
  const bool is_usual = url.port == 80 || url.port == 443;
  return is_usual ? url.host : url.host + ":" + std::to_string(url.port);
}

/// What a rule of a list takes, of all that lists can name.
class RuleReach {
 public:
  RuleReach(const Source& root, const DiscoveryRule& rule) : rule_(rule) {
    const auto url = parse_url(root.url);
    if (rule.hosts.empty() && url) hosts_.push_back(authority_of(*url));
    hosts_.insert(hosts_.end(), rule.hosts.begin(), rule.hosts.end());
  }

  [[nodiscard]] bool allows(const Url& url) const {
    return std::find(hosts_.begin(), hosts_.end(), authority_of(url)) != hosts_.end();
  }

  [[nodiscard]] bool matches(const Url& url) const {
    const std::string path = url.path_and_query();
    return std::any_of(rule_.paths.begin(), rule_.paths.end(), [&](const std::string& pattern) {
      return analysis::matches_path(pattern, path);
    });
  }

 private:
  const DiscoveryRule& rule_;
  std::vector<std::string> hosts_;
};

/// A sitemap or feed still to be looked at, and how many levels of sitemaps may lie below it.
struct List {
  std::string url;
  std::uint32_t depth = 0;
};

/// An item that a rule takes.
struct Candidate {
  std::string url;
  Listing listing;
  friend bool operator<(const Candidate& a, const Candidate& b) {
    return std::tie(a.listing.first_seen, a.url) < std::tie(b.listing.first_seen, b.url);
  }
};

/// Applies one rule of one source.
class RuleRun {
 public:
  RuleRun(Ledger& ledger, const Source& root, const DiscoveryRule& rule)
      : ledger_(ledger), root_(root), rule_(rule), reach_(root, rule) {}

  Result<void> run() {
    lists_.push_back({root_.url, rule_.depth});
    seen_.insert(root_.url);
    // By number, and a copy: the vector grows.
    std::size_t next = 0;
    while (next < lists_.size()) {
      const List list = lists_[next++];
      TRY(read(list));
    }
    std::sort(candidates_.begin(), candidates_.end());
    return {};
  }

  /// Hands the sources out, within the bounds.
  void give(Discovery& discovery) const {
    for (std::size_t i = 1; i < lists_.size(); ++i)
      discovery.sources.push_back(source_of(lists_[i].url, SourceKind::Sitemap));
    const std::size_t taken = std::min<std::size_t>(candidates_.size(), rule_.max_items);
    for (std::size_t i = 0; i < taken; ++i)
      discovery.sources.push_back(page_of(candidates_[i]));
    const std::string name = root_.lab_id + "/" + root_.id;
    if (candidates_.size() > taken) {
      discovery.problems.push_back(fmt::format(
          "{}: {} items are of '{}', but max_items lets {} become sources: name narrower paths, or "
          "raise it",
          name, candidates_.size(), rule_.paths.front(), taken));
    }
    if (too_many_lists_) {
      discovery.problems.push_back(fmt::format(
          "{}: more than {} sitemaps below it; the others are not read", name, kSitemapsBelow));
    }
  }

 private:
  Result<void> read(const List& list) {
    const auto id = TRY(ledger_.evidence().find_source(list.url));
    if (!id) return {};
    const std::vector<db::FeedItemRow> rows = TRY(ledger_.feed_items().items(*id));
    for (const db::FeedItemRow& row : rows) {
      const auto url = parse_url(row.item.url);
      if (!url || !reach_.allows(*url)) continue;
      if (row.is_list) {
        descend(url->str(), list.depth);
      } else if (reach_.matches(*url) && seen_.insert(url->str()).second) {
        // Items come in the order of first sight: what the first capture shows was there before.
        candidates_.push_back({.url = url->str(),
                               .listing = {.list = list.url,
                                           .first_seen = row.first_seen,
                                           .is_new = row.first_seen > rows.front().first_seen}});
      }
    }
    return {};
  }

  void descend(std::string url, std::uint32_t depth) {
    if (depth == 0 || !seen_.insert(url).second) return;
    if (lists_.size() > kSitemapsBelow) {
      too_many_lists_ = true;
      return;
    }
    lists_.push_back({std::move(url), depth - 1});
  }

  [[nodiscard]] Source page_of(const Candidate& candidate) const {
    Source source = source_of(candidate.url, rule_.kind);
    source.listing = candidate.listing;
    return source;
  }

  [[nodiscard]] Source source_of(const std::string& url, SourceKind kind) const {
    constexpr std::size_t kDigits = 10;
    Source source;
    source.id = root_.id + "-" + sha256(url).hex().substr(0, kDigits);
    source.lab_id = root_.lab_id;
    source.url = url;
    source.kind = kind;
    const bool is_list = kind == SourceKind::Sitemap;
    source.topic = is_list ? root_.topic : rule_.topic;
    source.interval = is_list ? root_.interval : rule_.interval;
    source.note = "found through " + root_.id;
    source.discovered_by = root_.id;
    return source;
  }

  Ledger& ledger_;
  const Source& root_;
  const DiscoveryRule& rule_;
  RuleReach reach_;
  std::vector<List> lists_;  // The root first.
  std::unordered_set<std::string> seen_;
  std::vector<Candidate> candidates_;
  bool too_many_lists_ = false;
};

}  // namespace

Result<Discovery> discover_sources(Ledger& ledger, const parsers::Registry& registry) {
  Discovery discovery;
  for (const Lab& lab : registry.labs()) {
    for (const Source& source : lab.sources) {
      if (!source.enabled || !source.discovered_by.empty()) continue;
      for (const DiscoveryRule& rule : source.discover) {
        RuleRun run(ledger, source, rule);
        TRY(run.run());
        run.give(discovery);
      }
    }
  }
  std::unordered_set<std::string> urls;
  std::erase_if(discovery.sources, [&](const Source& source) {
    return registry.find_source(source.url) != nullptr || !urls.insert(source.url).second;
  });
  return discovery;
}

const Lab* lab_whose_rules_take(const parsers::Registry& registry, const std::string& url) {
  const auto parsed = parse_url(url);
  if (!parsed) return nullptr;
  for (const Lab& lab : registry.labs()) {
    for (const Source& source : lab.sources) {
      if (!source.discovered_by.empty()) continue;
      for (const DiscoveryRule& rule : source.discover) {
        const RuleReach reach(source, rule);
        if (reach.allows(*parsed) && reach.matches(*parsed)) return &lab;
      }
    }
  }
  return nullptr;
}

Result<std::vector<std::string>> add_discovered(Ledger& ledger, Configuration& configuration) {
  Discovery discovery = TRY(discover_sources(ledger, configuration.registry));
  configuration.registry.add_discovered(std::move(discovery.sources));
  return std::move(discovery.problems);
}

}  // namespace labledger::cli

#pragma once
// From what feeds and sitemaps have listed to further sources, by the rules of the lab files. It is
// worked out anew whenever it is asked for, from the ledger and the lab files alone.

#include <string>
#include <vector>

#include "cli/configuration.hpp"
#include "cli/ledger.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// What the lists of a registry have led to.
struct Discovery {
  /// By lab and list, then in the order in which they were first seen. Each has the id of its list,
  /// followed by ten hex digits of a digest of its URL.
  std::vector<Source> sources;
  std::vector<std::string> problems;  ///< Which bounds were met, one sentence each.
};

/// The most sitemaps that the rules of one source read below it.
inline constexpr std::size_t kSitemapsBelow = 200;

/// Applies the rules of all enabled feeds and sitemaps to every item that these have ever shown. An
/// item becomes a source when its host is allowed and its path is of one of the patterns; the
/// entries of a sitemap index become sitemaps, as deep as the rule says. Where there are more than
/// the bound, those seen first stay. A URL that a lab file or an earlier rule names is left to it.
[[nodiscard]] Result<Discovery> discover_sources(Ledger& ledger, const parsers::Registry& registry);

/// The first lab, by id, with a list whose rules take that URL whenever the list names it; null
/// when there is none. Valid as Registry::find_lab's.
[[nodiscard]] const Lab* lab_whose_rules_take(const parsers::Registry& registry,
                                              const std::string& url);

/// Puts into the configuration's registry what its lists have led to, so that it is fetched, shown
/// and reported as every other source. The bounds that were met.
[[nodiscard]] Result<std::vector<std::string>> add_discovered(Ledger& ledger,
                                                              Configuration& configuration);

}  // namespace labledger::cli

#include "parsers/html/meta_names.hpp"

#include <algorithm>
#include <array>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

struct MetaName {
  std::string_view name;
  MetaMeaning meaning;
};

using enum MetaMeaning;

constexpr auto kMetaNames = std::to_array<MetaName>({
    {"article.created", Published},
    {"article.published", Published},
    {"article.updated", Modified},
    {"article:modified_time", Modified},
    {"article:published", Published},
    {"article:published_time", Published},
    {"citation_online_date", Published},
    {"citation_publication_date", Published},
    {"content-language", Language},
    {"cxenseparse:recs:publishtime", Published},
    {"date", Published},
    {"datemodified", Modified},
    {"datepublished", Published},
    {"dc.date", Published},
    {"dc.date.created", Published},
    {"dc.date.issued", Published},
    {"dc.date.modified", Modified},
    {"dcterms.created", Published},
    {"dcterms.date", Published},
    {"dcterms.issued", Published},
    {"dcterms.modified", Modified},
    {"last-modified", Modified},
    {"lastmod", Modified},
    {"og:article:modified_time", Modified},
    {"og:article:published_time", Published},
    {"og:published_time", Published},
    {"og:title", Title},
    {"og:updated_time", Modified},
    {"parsely-pub-date", Published},
    {"pubdate", Published},
    {"publication_date", Published},
    {"publish-date", Published},
    {"publish_date", Published},
    {"publishdate", Published},
    {"refresh", Refresh},
    {"revised", Modified},
    {"rnews:datepublished", Published},
    {"sailthru.date", Published},
});

}  // namespace

MetaMeaning meaning_of_meta(std::string_view name) {
  const auto* const found =
      std::find_if(kMetaNames.begin(), kMetaNames.end(),
                   [&](const MetaName& row) { return equal_ignoring_case(row.name, name); });
  return found == kMetaNames.end() ? None : found->meaning;
}

}  // namespace labledger::parsers

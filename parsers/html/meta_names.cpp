#include "parsers/html/meta_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

struct MetaName {
  std::string_view name;
  MetaMeaning meaning = MetaMeaning::None;
};

using enum MetaMeaning;

constexpr std::size_t kLongestName = 48;

// In order of name, for the binary search.
constexpr auto kMetaNames = std::to_array<MetaName>({
    {"alternate", Alternate},
    {"amphtml", Alternate},
    {"article.created", Published},
    {"article.date", Dated},
    {"article.published", Published},
    {"article.updated", Modified},
    {"article:create", Published},
    {"article:modified", Modified},
    {"article:modified_time", Modified},
    {"article:post_date", Published},
    {"article:published", Published},
    {"article:published_time", Published},
    {"article_date", Dated},
    {"article_date_original", Published},
    {"article_date_updated", Modified},
    {"book:release_date", Published},
    {"bt:pubdate", Published},
    {"canonical", Address},
    {"citation_date", Dated},
    {"citation_online_date", Published},
    {"citation_publication_date", Published},
    {"content-language", Language},
    {"created", Dated},
    {"creation_date", Dated},
    {"creationdate", Dated},
    {"cxenseparse:publishtime", Published},
    {"cxenseparse:recs:publishtime", Published},
    {"date", Dated},
    {"date_published", Published},
    {"datecreated", Dated},
    {"dateline", Dated},
    {"datemodified", Modified},
    {"dateposted", Published},
    {"datepublished", Published},
    {"dateupdated", Modified},
    {"datevalid", Effective},
    {"datum", Dated},
    {"dc.created", Dated},
    {"dc.date", Dated},
    {"dc.date.created", Dated},
    {"dc.date.issued", Published},
    {"dc.date.modified", Modified},
    {"dc.date.published", Published},
    {"dc.datesubmitted", Published},
    {"dc.issued", Published},
    {"dc.modified", Modified},
    {"dc:created", Dated},
    {"dc:date", Dated},
    {"dcterms.available", Published},
    {"dcterms.created", Dated},
    {"dcterms.date", Dated},
    {"dcterms.issued", Published},
    {"dcterms.modified", Modified},
    {"dcterms.valid", Effective},
    {"dcterms:created", Dated},
    {"description", Description},
    {"displaydate", Dated},
    {"effective-date", Effective},
    {"effective_date", Effective},
    {"effectivedate", Effective},
    {"eprints.date", Dated},
    {"firstpublishdate", Published},
    {"firstpublished", Published},
    {"iso-8601-publish-date", Published},
    {"last-modified", Modified},
    {"last-updated", Modified},
    {"last_modified", Modified},
    {"last_published_date", Dated},
    {"lastmod", Modified},
    {"lastmodified", Modified},
    {"lastupdate", Modified},
    {"lastupdated", Modified},
    {"mediator_published_time", Published},
    {"modificationdate", Modified},
    {"modified", Modified},
    {"music:release_date", Published},
    {"news_date", Dated},
    {"og:article:date", Dated},
    {"og:article:modified_time", Modified},
    {"og:article:published", Published},
    {"og:article:published_time", Published},
    {"og:date", Dated},
    {"og:description", Description},
    {"og:locale", Locale},
    {"og:modified_time", Modified},
    {"og:pubdate", Published},
    {"og:publish_date", Published},
    {"og:published_time", Published},
    {"og:title", Title},
    {"og:updated_time", Modified},
    {"og:url", Address},
    {"originalpublicationdate", Published},
    {"page-state:modified", Modified},
    {"page-state:published", Published},
    {"parsely-pub-date", Published},
    {"pdate", Published},
    {"prism.publicationdate", Published},
    {"ptime", Published},
    {"pub-date", Published},
    {"pub_date", Published},
    {"pubdate", Published},
    {"publication-date", Published},
    {"publication_date", Published},
    {"publicationdate", Published},
    {"publish-date", Published},
    {"publish-time", Published},
    {"publish_date", Published},
    {"publish_time", Published},
    {"publishdate", Published},
    {"published", Published},
    {"published-date", Published},
    {"published_at", Published},
    {"published_date", Published},
    {"publishtime", Published},
    {"rbpubdate", Published},
    {"refresh", Refresh},
    {"revised", Modified},
    {"rnews:datepublished", Published},
    {"sailthru.date", Published},
    {"search_date", Dated},
    {"sort_date", Dated},
    {"thedate", Dated},
    {"timestamp", Published},
    {"twitter:url", Address},
    {"updated", Modified},
    {"updated_time", Modified},
    {"utime", Modified},
    {"video:release_date", Published},
});

constexpr bool comes_before(const MetaName& a, const MetaName& b) {
  return a.name < b.name;
}
static_assert(std::is_sorted(kMetaNames.begin(), kMetaNames.end(), comes_before));

// How names end that vendors put a prefix of their own before.
constexpr auto kMetaEndings = std::to_array<MetaName>({
    {"published_time", Published},   {"publishedtime", Published},
    {"publish_date", Published},     {"publishdate", Published},
    {"publish-date", Published},     {"published_at", Published},
    {"publishedat", Published},      {"datepublished", Published},
    {"publication_date", Published}, {"publicationdate", Published},
    {"publication-date", Published}, {"pubdate", Published},
    {"uploaded", Published},         {"upload_date", Published},
    {"uploaddate", Published},       {"modified_time", Modified},
    {"modifiedtime", Modified},      {"datemodified", Modified},
    {"lastmodified", Modified},      {"updated_time", Modified},
});

}  // namespace

MetaMeaning meaning_of_meta(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return None;
  std::array<char, kLongestName> buffer{};
  std::transform(name.begin(), name.end(), buffer.begin(), to_ascii_lower);
  const std::string_view lower(buffer.data(), name.size());
  const auto* const found =
      std::lower_bound(kMetaNames.begin(), kMetaNames.end(), MetaName{lower, None}, comes_before);
  if (found != kMetaNames.end() && found->name == lower) return found->meaning;
  const auto* const ending =
      std::find_if(kMetaEndings.begin(), kMetaEndings.end(),
                   [&](const MetaName& row) { return lower.ends_with(row.name); });
  if (ending != kMetaEndings.end()) return ending->meaning;
  const auto holds = [&](std::string_view part) {
    return lower.find(part) != std::string_view::npos;
  };
  const bool is_published = holds("publish") && !holds("publisher") && !holds("unpublish");
  return is_published && (holds("date") || holds("time")) ? Published : None;
}

}  // namespace labledger::parsers

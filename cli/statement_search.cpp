#include "cli/statement_search.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "analysis/changes.hpp"
#include "analysis/segments.hpp"
#include "cli/source_history.hpp"

namespace labledger::cli {
namespace {

/// The pages of a topic that were ever tried.
Result<std::vector<SourceId>> sources_of_topic(Ledger& ledger, const parsers::Registry& registry,
                                               const std::string& topic) {
  std::vector<SourceId> sources;
  for (const Lab& lab : registry.labs()) {
    for (const Source& source : lab.sources) {
      if (source.topic != topic) continue;
      const auto id = TRY(ledger.evidence().find_source(source.url));
      if (id) sources.push_back(*id);
    }
  }
  return sources;
}

/// Looks up where pages are and when they were last confirmed, once each.
class Pages {
 public:
  /// Both must outlive it.
  Pages(Ledger& ledger, const parsers::Registry& registry) : ledger_(ledger), registry_(registry) {}

  Result<SearchHit> hit_of(db::WordingRow row) {
    const auto known = pages_.find(row.reading.source);
    if (known == pages_.end()) {
      Page page;
      const db::FetchRow fetch = TRY(ledger_.evidence().get(row.reading.fetch));
      page.url = fetch.record.url;
      page.confirmed = TRY(last_confirmed(ledger_, row.reading.source));
      pages_.emplace(row.reading.source, std::move(page));
    }
    const Page& page = pages_.at(row.reading.source);
    const Instant last = row.segment.present ? page.confirmed.value_or(row.segment.last_seen)
                                             : row.segment.last_seen;
    return SearchHit{.url = page.url,
                     .source = registry_.find_source(page.url),
                     .wording = {std::move(row), last}};
  }

 private:
  struct Page {
    std::string url;
    std::optional<Instant> confirmed;
  };

  Ledger& ledger_;
  const parsers::Registry& registry_;
  std::map<SourceId, Page> pages_;
};

/// Puts the context into the quotes of what is stored without it.
class Contexts {
 public:
  /// `ledger` must outlive it.
  explicit Contexts(Ledger& ledger) : ledger_(ledger) {}

  Result<void> put(SearchHit& hit) {
    db::ReadingRow& reading = hit.wording.row.reading;
    if (reading.statement) return {};
    if (!fetch_ || *fetch_ != reading.fetch) {
      const auto selections =
          hit.source == nullptr ? std::vector<PageSelection>{} : hit.source->select;
      document_ = TRY(read_document(ledger_, reading.fetch, selections));
      segmentation_ = analysis::segment(document_);
      fetch_ = reading.fetch;
    }
    for (const analysis::Segment& segment : segmentation_.segments) {
      if (segment.key != reading.key) continue;
      reading.quote = analysis::quote_segment(document_, segment);
      return {};
    }
    return {};
  }

 private:
  Ledger& ledger_;
  std::optional<FetchId> fetch_;  // Whose document it is.
  Document document_;
  analysis::Segmentation segmentation_;
};

}  // namespace

Result<SearchFinding> search_wordings(Ledger& ledger, const parsers::Registry& registry,
                                      const std::string& text, const StatementFilter& filter,
                                      std::size_t limit) {
  db::SearchFilter narrowed{.lab = filter.lab,
                            .sources = {},
                            .kinds = filter.kinds,
                            .categories = filter.categories,
                            .levels = filter.levels,
                            .until = filter.period.until};
  if (!filter.topic.empty()) {
    narrowed.sources = TRY(sources_of_topic(ledger, registry, filter.topic));
  }
  SearchFinding finding;
  Pages pages(ledger, registry);
  std::vector<db::WordingRow> rows;
  const auto take = [&](db::WordingRow row) {
    // How long what is shown will have been seen is known later; it is not over yet.
    const Instant last = row.segment.present ? kEndOfTime : row.segment.last_seen;
    const bool is_wanted = takes_reading(filter, row.reading) &&
                           takes_times(filter, row.segment.present, row.segment.first_seen, last);
    if (is_wanted && rows.size() == limit) finding.has_more = true;
    if (is_wanted && rows.size() < limit) rows.push_back(std::move(row));
    return !finding.has_more;
  };
  TRY(ledger.statements().search(text, narrowed, take));
  for (db::WordingRow& row : rows) {
    SearchHit hit = TRY(pages.hit_of(std::move(row)));
    finding.hits.push_back(std::move(hit));
  }
  std::sort(finding.hits.begin(), finding.hits.end(), [](const SearchHit& a, const SearchHit& b) {
    const SegmentRecord& left = a.wording.row.segment;
    const SegmentRecord& right = b.wording.row.segment;
    return std::tie(right.first_seen, a.url, a.wording.row.reading.fetch, left.key) <
           std::tie(left.first_seen, b.url, b.wording.row.reading.fetch, right.key);
  });
  Contexts contexts(ledger);
  for (SearchHit& hit : finding.hits)
    TRY(contexts.put(hit));
  return finding;
}

}  // namespace labledger::cli

#include "cli/announcements.hpp"

#include <algorithm>
#include <utility>

namespace labledger::cli {
namespace {

constexpr std::string_view kAnnouncementTopic = "announcements";

}  // namespace

std::optional<StatedDate> own_date(const db::VersionRow& version) {
  if (version.modified) return version.modified;
  if (version.effective) return version.effective;
  return version.published;
}

ChangedPage changed_page(const std::string& url, const SourceHistory& history,
                         const Change& change) {
  ChangedPage page;
  page.url = url;
  if (const db::VersionRow* before = history.wording_at(change.not_before)) {
    page.dated_before = own_date(*before);
  }
  if (const db::VersionRow* after = history.wording_at(change.not_after)) {
    page.title = after->title;
    page.dated_after = own_date(*after);
  }
  return page;
}

Result<AnnouncementFinding> Announcements::find(const Lab* lab, const ChangedPage& page,
                                                const Change& change) {
  analysis::AnnouncementCase around;
  around.page_url = page.url;
  around.page_title = page.title;
  around.dated_before = page.dated_before;
  around.dated_after = page.dated_after;
  if (lab == nullptr) return search_.search(change, around);
  const bool is_news =
      std::any_of(lab->sources.begin(), lab->sources.end(), [&](const Source& source) {
        return source.url == page.url && source.topic == kAnnouncementTopic;
      });
  if (is_news) {
    return AnnouncementFinding{.announced = Announced::Yes,
                               .by = {"this is a page on which the lab announces"},
                               .looked_at = {}};
  }
  auto known = published_.find(lab->id);
  if (known == published_.end()) {
    Published published = TRY(read(*lab));
    known = published_.emplace(lab->id, std::move(published)).first;
  }
  around.lab_names = lab->aliases;
  around.lab_names.push_back(lab->name);
  around.notices = known->second.notices;
  around.lists = known->second.lists;
  return search_.search(change, around);
}

Result<Announcements::Published> Announcements::read(const Lab& lab) {
  Published published;
  for (const Source& source : lab.sources) {
    if (source.kind == SourceKind::Feed) {
      TRY(read_feed(source.url, published));
    } else if (source.kind == SourceKind::Page && source.topic == kAnnouncementTopic) {
      TRY(read_page(source.url, published));
    }
  }
  return published;
}

Result<void> Announcements::read_feed(const std::string& url, Published& published) {
  const auto source = TRY(ledger_.evidence().find_source(url));
  if (!source) return {};
  const auto cursor = TRY(ledger_.derived().cursor(*source));
  std::vector<db::FeedItemRow> rows = TRY(ledger_.feed_items().items(*source));
  if (!cursor || !cursor->usable_at || rows.empty()) return {};
  const FetchId first = rows.front().fetch;
  if (rows.front().first_seen > as_of_) return {};
  published.lists.push_back({.url = url,
                             .since = rows.front().first_seen,
                             .until = std::min(*cursor->usable_at, as_of_)});
  for (db::FeedItemRow& row : rows) {
    if (row.fetch == first || row.first_seen > as_of_) continue;  // Of unknown age, or not yet.
    published.notices.push_back({.title = std::move(row.item.title),
                                 .url = std::move(row.item.url),
                                 .list = url,
                                 .first_seen = row.first_seen});
  }
  return {};
}

Result<void> Announcements::read_page(const std::string& url, Published& published) {
  const auto source = TRY(ledger_.evidence().find_source(url));
  if (!source) return {};
  const auto cursor = TRY(ledger_.derived().cursor(*source));
  const std::vector<db::VersionRow> wordings = TRY(ledger_.derived().versions(*source));
  if (!cursor || !cursor->usable_at || wordings.empty()) return {};
  const db::FetchRow first = TRY(ledger_.evidence().get(wordings.front().fetch));
  if (first.record.started > as_of_) return {};
  published.lists.push_back(
      {.url = url, .since = first.record.started, .until = std::min(*cursor->usable_at, as_of_)});
  db::ChangeFilter filter;
  filter.source = *source;
  const std::vector<db::ChangeRow> changes = TRY(ledger_.changes().read(filter));
  for (const db::ChangeRow& row : changes) {
    if (row.change.not_after > as_of_) continue;
    for (const Edit& edit : row.change.edits) {
      if (!edit.after || edit.before) continue;
      published.notices.push_back({.title = edit.after->exact,
                                   .url = url,
                                   .list = url,
                                   .first_seen = row.change.not_after});
    }
  }
  return {};
}

}  // namespace labledger::cli

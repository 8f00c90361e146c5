#include "cli/neighbours.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "analysis/changes.hpp"
#include "analysis/site_frame.hpp"
#include "cli/page_owner.hpp"

namespace labledger::cli {

Result<void> Neighbours::mark(const Lab* lab, const std::string& url, Change& change) {
  if (lab == nullptr || change.change_class != ChangeClass::Substantive) return {};
  const std::vector<Page>* const pages = TRY(pages_of(*lab));
  bool any = false;
  for (Edit& edit : change.edits) {
    bool is_marked = TRY(mark_move(*pages, url, change, edit));
    if (!is_marked) is_marked = TRY(mark_frame(*pages, url, change, edit));
    any = any || is_marked;
  }
  if (!any) return {};
  analysis::sum_up(change);
  analysis::settle_frame(change);
  return {};
}

Result<const std::vector<Neighbours::Page>*> Neighbours::pages_of(const Lab& lab) {
  const auto known = pages_.find(lab.id);
  if (known != pages_.end()) return &known->second;
  std::vector<Page> pages;
  for (const Source& source : lab.sources) {
    const bool is_page = source.kind == SourceKind::Page || source.kind == SourceKind::Document;
    if (!is_page) continue;
    const std::optional<SourceId> id = TRY(ledger_.evidence().find_source(source.url));
    if (id) pages.push_back({source.url, site_of(source.url), *id});
  }
  return &pages_.emplace(lab.id, std::move(pages)).first->second;
}

Result<const std::vector<Neighbours::Place>*> Neighbours::places_of(const std::vector<Page>& pages,
                                                                    std::uint64_t key) {
  if (last_pages_ == &pages && last_key_ == key) return &last_places_;
  last_pages_ = nullptr;
  last_places_.clear();
  for (const Page& page : pages) {
    auto record = TRY(ledger_.segments().find(page.source, key));
    if (record) last_places_.push_back({&page, *std::move(record)});
  }
  last_pages_ = &pages;
  last_key_ = key;
  return &last_places_;
}

Result<bool> Neighbours::mark_move(const std::vector<Page>& pages, const std::string& url,
                                   const Change& change, Edit& edit) {
  const bool is_one_sided = edit.type == ChangeType::Removed || edit.type == ChangeType::Added;
  const std::optional<Quote>& quote = edit.type == ChangeType::Removed ? edit.before : edit.after;
  if (!is_one_sided || !quote) return false;
  const std::optional<std::uint64_t> key = analysis::key_elsewhere(quote->exact);
  if (!key) return false;
  for (const auto& [page, record] : *TRY(places_of(pages, *key))) {
    if (page->url == url || record.role != BlockRole::Main || record.first_seen > as_of_) continue;
    const analysis::Sighting there{.url = page->url,
                                   .first_seen = record.first_seen,
                                   .last_seen = record.last_seen,
                                   .present = record.present};
    if (!analysis::is_move(edit, change, there)) continue;
    analysis::mark_moved(edit, there);
    return true;
  }
  return false;
}

Result<bool> Neighbours::mark_frame(const std::vector<Page>& pages, const std::string& url,
                                    const Change& change, Edit& edit) {
  const Quote* const sentence = analysis::told_sentence(edit);
  const std::optional<std::uint64_t> key =
      sentence == nullptr ? std::nullopt : analysis::key_elsewhere(sentence->exact);
  if (!key) return false;
  const std::vector<Place>& places = *TRY(places_of(pages, *key));
  const auto here =
      std::ranges::find_if(places, [&](const Place& one) { return one.page->url == url; });
  if (here == places.end()) return false;
  for (const auto& [page, record] : places) {
    if (page->url == url || page->site != here->page->site || record.first_seen > as_of_) continue;
    if (!analysis::repeats_frame(edit, change, url, here->record, page->url, record)) continue;
    analysis::mark_frame(edit, page->url);
    return true;
  }
  return false;
}

}  // namespace labledger::cli

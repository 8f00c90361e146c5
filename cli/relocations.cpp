#include "cli/relocations.hpp"

#include <optional>
#include <utility>

#include "analysis/changes.hpp"

namespace labledger::cli {

Result<void> Relocations::mark(const Lab* lab, const std::string& url, Change& change) {
  if (lab == nullptr || change.change_class != ChangeClass::Substantive) return {};
  const std::vector<Page>* const pages = TRY(pages_of(*lab));
  bool any = false;
  for (Edit& edit : change.edits) {
    const bool moved = TRY(mark_edit(*pages, url, change, edit));
    any = any || moved;
  }
  if (any) analysis::sum_up(change);
  return {};
}

Result<const std::vector<Relocations::Page>*> Relocations::pages_of(const Lab& lab) {
  const auto known = pages_.find(lab.id);
  if (known != pages_.end()) return &known->second;
  std::vector<Page> pages;
  for (const Source& source : lab.sources) {
    const bool is_page = source.kind == SourceKind::Page || source.kind == SourceKind::Document;
    if (!is_page) continue;
    const std::optional<SourceId> id = TRY(ledger_.evidence().find_source(source.url));
    if (id) pages.push_back({source.url, *id});
  }
  return &pages_.emplace(lab.id, std::move(pages)).first->second;
}

Result<bool> Relocations::mark_edit(const std::vector<Page>& pages, const std::string& url,
                                    const Change& change, Edit& edit) {
  const bool is_one_sided = edit.type == ChangeType::Removed || edit.type == ChangeType::Added;
  const std::optional<Quote>& quote = edit.type == ChangeType::Removed ? edit.before : edit.after;
  if (!is_one_sided || !quote) return false;
  const std::optional<std::uint64_t> key = analysis::key_elsewhere(quote->exact);
  if (!key) return false;
  for (const Page& page : pages) {
    if (page.url == url) continue;
    const auto record = TRY(ledger_.segments().find(page.source, *key));
    if (!record || record->role != BlockRole::Main || record->first_seen > as_of_) continue;
    const analysis::Sighting there{.url = page.url,
                                   .first_seen = record->first_seen,
                                   .last_seen = record->last_seen,
                                   .present = record->present};
    if (!analysis::is_move(edit, change, there)) continue;
    analysis::mark_moved(edit, there);
    return true;
  }
  return false;
}

}  // namespace labledger::cli

#include "cli/lab_pages.hpp"

#include <utility>

#include "cli/page_owner.hpp"

namespace labledger::cli {
namespace {

/// Whether the host is the home or below it.
bool is_on(const std::string& host, const std::string& home) {
  return !home.empty() && (host == home || host.ends_with("." + home));
}

/// The lab on whose site the page stands; null when there is none, or several share the site.
const Lab* lab_of_site(const std::vector<const Lab*>& labs, const std::string& host) {
  const Lab* owner = nullptr;
  for (const Lab* lab : labs) {
    if (!is_on(host, site_of(lab->home))) continue;
    if (owner != nullptr) return nullptr;
    owner = lab;
  }
  return owner;
}

}  // namespace

Result<LabPages> LabPages::read(Ledger& ledger, const std::vector<const Lab*>& labs) {
  std::map<std::string, std::pair<const Lab*, const Source*>> named;
  for (const Lab* lab : labs) {
    for (const Source& source : lab->sources)
      named.emplace(source.url, std::pair(lab, &source));
  }
  LabPages pages;
  const std::vector<std::string> urls = TRY(ledger.evidence().source_urls());
  for (const std::string& url : urls) {
    if (const auto found = named.find(url); found != named.end()) {
      pages.by_lab_[found->second.first->id].push_back({url, found->second.second->topic});
    } else if (const Lab* lab = lab_of_site(labs, site_of(url)); lab != nullptr) {
      pages.by_lab_[lab->id].push_back({url, {}});
    }
  }
  return pages;
}

const std::vector<LabPages::Page>& LabPages::of(const std::string& lab_id) const {
  static const std::vector<Page> none;
  const auto found = by_lab_.find(lab_id);
  return found == by_lab_.end() ? none : found->second;
}

Result<std::vector<PageWordings>> read_wordings(Wordings& wordings, const LabPages& pages,
                                                const std::string& lab_id) {
  std::vector<PageWordings> all;
  for (const LabPages::Page& page : pages.of(lab_id)) {
    const auto source = TRY(wordings.ledger().evidence().find_source(page.url));
    if (!source) continue;
    all.push_back({.page = page, .source = *source, .rows = TRY(wordings.of(*source))});
  }
  return all;
}

}  // namespace labledger::cli

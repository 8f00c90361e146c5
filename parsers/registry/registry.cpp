#include "parsers/registry/registry.hpp"

#include <algorithm>
#include <utility>

namespace labledger::parsers {
namespace {

std::string where(const LabFile& file, Place place) {
  return place.line == 0 ? file.file : file.file + ":" + std::to_string(place.line);
}

/// Drops the sources whose URL an earlier one has.
void drop_double_urls(LabFile& file, std::unordered_map<std::string, std::string>& seen,
                      std::vector<Mistake>& mistakes) {
  std::vector<Source> kept;
  for (std::size_t i = 0; i < file.lab.sources.size(); ++i) {
    Source& source = file.lab.sources[i];
    const auto [first, is_new] = seen.try_emplace(source.url, where(file, file.url_places[i]));
    if (is_new) {
      kept.push_back(std::move(source));
    } else if (!source.url.empty()) {  // A missing URL was a mistake of the file already.
      mistakes.push_back(
          {file.file, file.url_places[i], "this URL is a source already, at " + first->second});
    }
  }
  file.lab.sources = std::move(kept);
}

}  // namespace

Registry Registry::build(std::vector<LabFile> files, std::vector<Mistake>& mistakes) {
  std::stable_sort(files.begin(), files.end(),
                   [](const LabFile& a, const LabFile& b) { return a.lab.id < b.lab.id; });
  Registry registry;
  std::unordered_map<std::string, std::string> seen;
  for (LabFile& file : files) {
    if (file.lab.id.empty()) continue;  // Unreadable; said where it was read.
    if (!registry.labs_.empty() && registry.labs_.back().id == file.lab.id) {
      mistakes.push_back({file.file, {}, "another file has the lab '" + file.lab.id + "' already"});
      continue;
    }
    drop_double_urls(file, seen, mistakes);
    for (std::size_t i = 0; i < file.lab.sources.size(); ++i) {
      registry.by_url_[file.lab.sources[i].url] = SourceIndex{registry.labs_.size(), i};
    }
    registry.labs_.push_back(std::move(file.lab));
  }
  return registry;
}

void Registry::add_discovered(std::vector<Source> sources) {
  for (Source& source : sources) {
    const Lab* lab = find_lab(source.lab_id);
    if (lab == nullptr) continue;
    const auto index = static_cast<std::size_t>(lab - labs_.data());
    by_url_[source.url] = SourceIndex{index, labs_[index].sources.size()};
    labs_[index].sources.push_back(std::move(source));
  }
}

const Lab* Registry::find_lab(std::string_view id) const {
  const auto lab =
      std::lower_bound(labs_.begin(), labs_.end(), id,
                       [](const Lab& a, std::string_view wanted) { return a.id < wanted; });
  return lab != labs_.end() && lab->id == id ? &*lab : nullptr;
}

const Source* Registry::find_source(const std::string& url) const {
  const auto found = by_url_.find(url);
  if (found == by_url_.end()) return nullptr;
  return &labs_[found->second.lab].sources[found->second.source];
}

const Lab* Registry::find_owner(const std::string& url) const {
  const auto found = by_url_.find(url);
  return found == by_url_.end() ? nullptr : &labs_[found->second.lab];
}

}  // namespace labledger::parsers

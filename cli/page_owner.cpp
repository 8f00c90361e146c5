#include "cli/page_owner.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "cli/discovery.hpp"
#include "core/url.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kTitleMentions = 3;   ///< A name in the title counts as much as …
constexpr std::size_t kFewestMentions = 3;  ///< … what makes a page about somebody.

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// How often the name stands in the text as a word of its own. Names in scripts without blanks
/// stand between other letters.
std::size_t count_name(std::string_view text, std::string_view name) {
  const bool is_ascii = std::none_of(name.begin(), name.end(),
                                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  std::size_t count = 0;
  for (std::size_t at = text.find(name); at != std::string_view::npos;
       at = text.find(name, at + name.size())) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || !is_word_byte(text[at - 1]);
    const bool ends = end == text.size() || !is_word_byte(text[end]);
    count += !is_ascii || (begins && ends) ? 1 : 0;
  }
  return count;
}

/// The name, and the aliases that are long enough to mean nobody else.
template <typename Take>
void for_each_name(const Lab& lab, const Take& take) {
  constexpr std::size_t kShortestAlias = 4;
  take(lab.name);
  for (const std::string& alias : lab.aliases) {
    // Within another name it would count twice.
    const bool is_part = lab.name.find(alias) != std::string::npos;
    if (alias.size() >= kShortestAlias && !is_part) take(alias);
  }
}

/// The name without what only says what it is: "Example AI" is "Example", too.
std::string_view short_name(std::string_view name) {
  constexpr std::size_t kShortest = 4;
  for (const std::string_view end : {" AI", ".ai", " Labs", " Research"}) {
    if (name.ends_with(end) && name.size() >= end.size() + kShortest) {
      return name.substr(0, name.size() - end.size());
    }
  }
  return name;
}

std::size_t mentions_of(const Lab& lab, const Document& document) {
  std::size_t mentions = 0;
  for_each_name(lab, [&](std::string_view name) {
    const std::string_view shorter = short_name(name);
    mentions += count_name(document.text, shorter);
    mentions += count_name(document.title, shorter) > 0 ? kTitleMentions : 0;
  });
  return mentions;
}

}  // namespace

std::string site_of(const std::string& url) {
  const auto parsed = parse_url(url);
  if (!parsed) return {};
  return parsed->host.starts_with("www.") ? parsed->host.substr(4) : parsed->host;
}

PageOwners::PageOwners(const parsers::Registry& registry) : registry_(registry) {
  const auto note = [this](const std::string& host, const Lab& lab) {
    const auto found = lab_of_host_.find(host);
    if (found != lab_of_host_.end() && found->second != lab.id) found->second.clear();
  };
  for (const Lab& lab : registry.labs()) {
    if (!site_of(lab.home).empty()) lab_of_host_.emplace(site_of(lab.home), lab.id);
  }
  for (const Lab& lab : registry.labs()) {
    note(site_of(lab.home), lab);
    for (const Source& source : lab.sources) {
      if (source.discovered_by.empty()) note(site_of(source.url), lab);
    }
  }
}

const Lab* PageOwners::owner_of(const std::string& url) const {
  const Source* entry = registry_.find_source(url);
  if (entry != nullptr && entry->discovered_by.empty()) return registry_.find_lab(entry->lab_id);
  if (const Lab* lab = lab_whose_rules_take(registry_, url)) return lab;
  std::string host = site_of(url);
  while (!host.empty()) {
    const auto found = lab_of_host_.find(host);
    if (found != lab_of_host_.end()) return registry_.find_lab(found->second);
    const std::size_t dot = host.find('.');
    host = dot == std::string::npos ? std::string{} : host.substr(dot + 1);
  }
  return nullptr;
}

const Lab* PageOwners::subject_of(const Document& document) const {
  const Lab* subject = nullptr;
  std::size_t most = kFewestMentions - 1;
  for (const Lab& lab : registry_.labs()) {
    const std::size_t mentions = mentions_of(lab, document);
    if (mentions > most) {
      subject = &lab;
      most = mentions;
    } else if (mentions == most) {
      subject = nullptr;
    }
  }
  return subject;
}

PageOwner owner_of_page(const PageOwners& owners, const std::string& url,
                        const Document& document) {
  PageOwner page;
  page.lab = owners.owner_of(url);
  page.voice.owner =
      page.lab == nullptr ? analysis::DocumentOwner::Other : analysis::DocumentOwner::Lab;
  if (page.lab == nullptr) page.lab = owners.subject_of(document);
  if (page.lab == nullptr) return page;
  const std::string_view shorter = short_name(page.lab->name);
  const bool is_shorter_there = count_name(document.text, page.lab->name) == 0;
  page.voice.lab = is_shorter_there ? shorter : std::string_view(page.lab->name);
  return page;
}

}  // namespace labledger::cli

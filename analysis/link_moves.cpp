#include "analysis/link_moves.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "analysis/changes.hpp"
#include "analysis/fold.hpp"
#include "core/digest.hpp"
#include "core/policy_link.hpp"
#include "core/url.hpp"

namespace labledger::analysis {
namespace {

constexpr std::string_view kArrow = " → ";

/// Of what a document's links with the same words lead to: the first one, and whether there is
/// another.
struct Targets {
  const PageLink* first = nullptr;
  bool is_several = false;
};
using TargetsByWords = std::unordered_map<std::uint64_t, Targets>;

TargetsByWords group(const std::vector<PageLink>& links) {
  TargetsByWords groups;
  groups.reserve(links.size());
  for (const PageLink& link : links) {
    Targets& targets = groups[link.words];
    if (targets.first == nullptr) targets.first = &link;
    targets.is_several |= targets.first->target != link.target;
  }
  return groups;
}

/// Host and path of where a link leads; empty when it leads nowhere else on the web.
std::string page_of(const Url& base, std::string_view target) {
  const std::string_view lasting = lasting_target(target);
  if (lasting.empty()) return {};
  const Result<Url> url = resolve_url(base, lasting);
  if (!url) return {};
  std::string_view host = url->host;
  if (host.starts_with("www.")) host.remove_prefix(4);
  std::string page = std::string(host).append(url->path);
  while (page.ends_with('/'))
    page.pop_back();
  return page;
}

/// The block in which a span begins. The document has one for each of its links.
const Block& block_at(const Document& document, TextSpan span) {
  const auto after = std::upper_bound(
      document.blocks.begin(), document.blocks.end(), span.begin,
      [](std::uint32_t begin, const Block& block) { return begin < block.span.begin; });
  return *(after - 1);
}

Quote quote_link(const Document& document, const PageLink& link) {
  const TextSpan span = document.links[link.link].span;
  return quote_span(document, span, block_at(document, span));
}

Edit edit_of(const PageLink& gone, const Document& before, const PageLink& come,
             const Document& after, bool is_known) {
  Edit edit;
  edit.type = is_known ? ChangeType::Returned : ChangeType::Moved;
  edit.before = quote_link(before, gone);
  edit.after = quote_link(after, come);
  edit.reason = "the link leads to " + come.target + ", and led to " + gone.target;
  const bool is_policy = gone.is_policy || come.is_policy;
  if (is_policy && come.is_in_text && !is_known) edit.severity = Severity::Low;
  return edit;
}

}  // namespace

bool has_same_links(const Document& before, const Document& after) {
  return std::equal(before.links.begin(), before.links.end(), after.links.begin(),
                    after.links.end(), [&](const Link& a, const Link& b) {
                      return a.target == b.target && before.view(a.span) == after.view(b.span);
                    });
}

std::vector<PageLink> links_of(std::string_view page_url, const Document& document) {
  std::vector<PageLink> links;
  const Result<Url> base = parse_url(page_url);
  if (!base || document.blocks.empty()) return links;
  for (std::size_t i = 0; i < document.links.size(); ++i) {
    const Link& link = document.links[i];
    const BlockRole role = block_at(document, link.span).role;
    const bool is_policy = leads_to_policy(link.target);
    if (role == BlockRole::Outside || (role != BlockRole::Main && !is_policy)) continue;
    const std::string words = fold_letters(document.view(link.span));
    std::string target = page_of(*base, link.target);
    if (words.empty() || target.empty()) continue;
    PageLink found;
    found.words = stable_hash(words);
    found.key = stable_hash(target, stable_hash("link", found.words));
    found.target = std::move(target);
    found.link = i;
    found.is_in_text = role == BlockRole::Main;
    found.is_policy = is_policy;
    links.push_back(std::move(found));
  }
  return links;
}

std::string wording_of(const PageLink& link, const Document& document) {
  return std::string(document.view(document.links[link.link].span))
      .append(kArrow)
      .append(link.target);
}

Change tell_link_moves(const LinkedPage& before, const LinkedPage& after,
                       const std::unordered_map<std::uint64_t, SegmentRecord>& known) {
  const TargetsByWords led = group(before.links);
  const TargetsByWords leads = group(after.links);
  Change change;
  change.change_class = ChangeClass::Links;
  for (const PageLink& link : after.links) {
    const Targets& now = leads.at(link.words);
    const auto then = led.find(link.words);
    if (now.first != &link || now.is_several || then == led.end() || then->second.is_several ||
        then->second.first->target == link.target)
      continue;
    change.edits.push_back(edit_of(*then->second.first, before.document, link, after.document,
                                   known.contains(link.key)));
  }
  std::stable_sort(change.edits.begin(), change.edits.end(),
                   [](const Edit& a, const Edit& b) { return a.severity > b.severity; });
  change.edits.resize(std::min(change.edits.size(), kLinkMoves));
  sum_up(change);
  return change;
}

}  // namespace labledger::analysis

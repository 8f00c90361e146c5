#pragma once
// Links whose words stayed while what they lead to did not. Sites change addresses all the time, so
// that is no change of wording; but "our safety framework" that leads elsewhere is worth a look.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/change.hpp"
#include "core/document.hpp"
#include "core/segment.hpp"

namespace labledger::analysis {

/// A link by its words, and the page to which it leads for good.
struct PageLink {
  std::uint64_t words = 0;  ///< Hash of the folded words.
  std::uint64_t key = 0;    ///< Hash of words and target: what a memory knows it by.
  std::string target;       ///< Host and path; see links_of().
  std::size_t link = 0;     ///< Index in Document::links.
  bool is_in_text = false;  ///< Stands in the main text.
  bool is_policy = false;   ///< Leads to a policy document, by its path (core/policy_link.hpp).
};

/// A Document and its links_of(). Refers to both.
struct LinkedPage {
  const Document& document;
  const std::vector<PageLink>& links;
};

/// Whether both have the same links, words and targets, as written. Linear.
[[nodiscard]] bool has_same_links(const Document& before, const Document& after);

/// The links with words that lead to another page, in document order: those of the main text, and
/// those to policy documents wherever they stand. Targets are resolved against the page's URL and
/// come without scheme, "www.", query, fragment and the "/" at the end, so that one page has one.
/// Linear.
[[nodiscard]] std::vector<PageLink> links_of(std::string_view page_url, const Document& document);

/// What a memory keeps of a link: its words and where it leads.
[[nodiscard]] std::string wording_of(const PageLink& link, const Document& document);

/// The links that had one target before and have another one now, as one Change of the class Links;
/// no edits when there are none. Words that stand for several targets on either page tell nothing.
/// An edit is of the type Moved, or, when the source has shown the new target before, which `known`
/// tells by PageLink::key, Returned. Links to policies in the main text that moved are of the
/// severity Low; all else, such as the links at the foot of each page of a site, has none. At most
/// kLinkMoves edits, those on policies first.
[[nodiscard]] Change tell_link_moves(const LinkedPage& before, const LinkedPage& after,
                                     const std::unordered_map<std::uint64_t, SegmentRecord>& known);

/// The most edits of a Change of the class Links: a rebuilt site moves thousands of links at once.
inline constexpr std::size_t kLinkMoves = 100;

}  // namespace labledger::analysis

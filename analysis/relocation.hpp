#pragma once
// Sentences that left one page of a lab and stand on another: moved, not removed.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/change.hpp"
#include "core/time.hpp"

namespace labledger::analysis {

/// Words that a sentence has at least to be known again on another page. Shorter ones ("Contact us
/// at any time") stand on many pages by chance.
inline constexpr std::size_t kKnownAgainWords = 6;

/// A sentence that had left its page longer than this before it came to another one has not moved
/// there. As long as a quarter: policies are revised page by page.
inline constexpr std::chrono::milliseconds kMoveWindow = std::chrono::days{92};

/// A sentence as another page of the same lab has shown it.
struct Sighting {
  std::string url;
  Instant first_seen;
  Instant last_seen;     ///< Of no meaning while it is present.
  bool present = false;  ///< In the last usable capture of that page.
};

/// The key under which a source's memory holds the sentence (Segment::key); empty when it has fewer
/// than kKnownAgainWords words. Linear.
[[nodiscard]] std::optional<std::uint64_t> key_elsewhere(std::string_view sentence);

/// Whether the edit's sentence moved, going by a sighting: what went is shown there since, and what
/// came was shown there, until kMoveWindow before at most. Only of edits of the types Added and
/// Removed, of a change between the two times.
[[nodiscard]] bool is_move(const Edit& edit, const Change& change, const Sighting& there);

/// Makes a Moved one of such an edit: a step less severe, because the text survives, with the other
/// page in its reason. (docs/decisions/0011-moves-are-a-view.md)
void mark_moved(Edit& edit, const Sighting& there);

}  // namespace labledger::analysis

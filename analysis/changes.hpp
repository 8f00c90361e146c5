#pragma once
// Verdicts told as Changes: one a class, each sentence quoted so that it can be found again.

#include <string_view>
#include <vector>

#include "analysis/judgement.hpp"
#include "core/change.hpp"
#include "core/time.hpp"

namespace labledger::analysis {

/// Bytes of context on each side of a quote, at most.
inline constexpr std::size_t kQuoteContextBytes = 32;

/// Which source, and between which two captures.
struct ChangeFrame {
  std::string_view source_url;
  Instant not_before;  ///< The last usable capture.
  Instant not_after;   ///< The capture that revealed it.
};

/// The verdicts as Changes, at most one a class, in the order of ChangeClass. `before` quotes stand
/// in before.document, `after` quotes in after.document.
[[nodiscard]] std::vector<Change> tell_changes(const ChangeFrame& frame, const Reading& before,
                                               const Reading& after,
                                               const std::vector<Verdict>& verdicts);

/// The Change, without edits, that stands for a capture that could not be used.
[[nodiscard]] Change tell_problem(const ChangeFrame& frame);

/// Gives a change the type that its edits share, or Reworded, and the highest of their severities.
void sum_up(Change& change);

/// The quote of a segment: exact text, whole characters around it, heading path.
[[nodiscard]] Quote quote_segment(const Document& document, const Segment& segment);

/// The quote of any span of a block.
[[nodiscard]] Quote quote_span(const Document& document, TextSpan span, const Block& block);

/// Gives a Change of the class Links, as tell_link_moves() makes it, its interval and its id.
void frame_links(const ChangeFrame& frame, Change& change);

}  // namespace labledger::analysis

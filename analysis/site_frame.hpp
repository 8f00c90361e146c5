#pragma once
// Sentences of the frame that a site puts around the text of all its pages: what is new there is
// told of the first page that shows it, not of each.

#include <string_view>

#include "core/change.hpp"
#include "core/segment.hpp"

namespace labledger::analysis {

/// The sentence of an edit whose coming or going tells: the newer wording, or what was removed.
/// Null when the edit has neither.
[[nodiscard]] const Quote* told_sentence(const Edit& edit);

/// Whether an edit repeats what another page of the site, `there_url`, did before. `here` and
/// `there` are what the memories of the two pages hold of told_sentence(edit). Both must have it
/// around their text; what came must have stood there before, and what went must have gone from
/// there. Of the same instant, the page with the lesser URL is the first.
[[nodiscard]] bool repeats_frame(const Edit& edit, const Change& change, std::string_view url,
                                 const SegmentRecord& here, std::string_view there_url,
                                 const SegmentRecord& there);

/// Says so in the edit's reason, with the other page, and takes its severity away.
void mark_frame(Edit& edit, std::string_view there_url);

/// Makes the change Cosmetic when all its edits were marked.
void settle_frame(Change& change);

}  // namespace labledger::analysis

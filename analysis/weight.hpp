#pragma once
// How much a sentence says for the page. Parsers tell main text from what surrounds it by markup,
// and are sometimes wrong; menus change daily and say nothing, but a clause that a parser took for
// a banner must not change unseen. So what reads like text counts, wherever it stands.

#include "analysis/segments.hpp"
#include "core/document.hpp"

namespace labledger::analysis {

/// Words that make a sentence out of a label.
inline constexpr std::size_t kSentenceWords = 8;

/// Whether the main text, as the parser sees it, is enough of the page for its division into main
/// text and frame to be believed: a quarter of all words. Linear.
[[nodiscard]] bool is_division_believable(const Document& document,
                                          const Segmentation& segmentation);

/// Sets Segment::weight of all segments.
///
/// Main blocks are Text. Of the rest, sentences (kSentenceWords words or more with an end mark),
/// the headings right above them, and the date of the text ("Effective: May 2025") are Text too; as
/// many words without an end mark, and questions, are Wordy. Frame all the same are: what is nearly
/// all link, an entry of a menu; a few sentences on cookies and what is beside them, a consent
/// banner; and one or two sentences alone between labels, far from any longer passage, when a page
/// has several of them: teasers. When the main text is less than a quarter of all words, the
/// parser's division is not believed and everything is Text. Linear.
void weigh(const Document& document, Segmentation& segmentation);

}  // namespace labledger::analysis

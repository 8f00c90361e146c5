#pragma once
// Where sentences end. Cutting is a matter of evidence, not of meaning: what counts is that the
// same text is always cut the same way, and that a quote holds one statement and not a page.

#include <string_view>
#include <vector>

#include "core/document.hpp"

namespace labledger::analysis {

/// No sentence is longer, in bytes; a longer run is cut at a blank.
inline constexpr std::size_t kSentenceByteLimit = 4096;

/// The sentences of one block's text, in order, without the blanks between them; together they
/// hold every byte that is not white space. Spans count from the begin of `text`.
///
/// A sentence ends after . ! ? (and closing quotes or brackets) when a blank and then a capital,
/// a digit, an opening sign or an ideograph follow, and after 。！？ at once. It does not end after
/// abbreviations ("e.g.", "Inc.", "No."), initials, or the number a block begins with. A line break
/// always ends it. Linear.
[[nodiscard]] std::vector<TextSpan> cut_sentences(std::string_view text);

/// Whether the text ends as sentences and clauses do (. ! ? : ; and their ideographic forms),
/// closing quotes and brackets aside.
[[nodiscard]] bool has_end_mark(std::string_view text);

}  // namespace labledger::analysis

#pragma once
// Words that the end of a line cut in two.

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "parsers/pdf/pdf_layout.hpp"

namespace labledger::parsers {

/// The words that a document writes whole: they tell "train-" "ing" from "gpt-" "next".
using Vocabulary = std::unordered_set<std::string>;

/// The words inside lines (not at their ends), in lower case, punctuation at their ends left out.
[[nodiscard]] Vocabulary read_vocabulary(const std::vector<PdfPage>& pages);

/// Appends the next line of a paragraph, with a blank between, or, where the line before ends in a
/// hyphen, without: the hyphen goes when the document has the word without it, stays when it has
/// the word with it, and else goes when both halves are letters alone and the second begins small.
void append_line(std::string_view line, const Vocabulary& vocabulary, std::string& paragraph);

}  // namespace labledger::parsers

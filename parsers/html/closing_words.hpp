#pragma once
// The words with which pages turn from their text to something else: other pages, readers' words,
// newsletters.

#include <string_view>

namespace labledger::parsers {

/// Whether a block is a short label over other pages' teasers or readers' comments: "Related
/// articles", "Leave a reply".
[[nodiscard]] bool announces_other_text(std::string_view text);

/// Whether a line only names another page to read: "Related: What came before". Such lines stand
/// between paragraphs; what follows the words is expected to be a link.
[[nodiscard]] bool points_elsewhere(std::string_view text);

/// Whether a short passage asks readers to follow, subscribe or write, or says whose the text is:
/// what stands under every text of a site.
[[nodiscard]] bool signs_off(std::string_view text);

}  // namespace labledger::parsers

#pragma once
// A page as GitHub-flavoured Markdown.

#include <string>

#include "reports/markdown/markdown_text.hpp"
#include "reports/page.hpp"

namespace labledger::reports {

/// The bytes of the page's ".md" file. Equal pages give equal bytes. Pictures are Mermaid, which
/// GitHub and many others draw, with the same numbers as a table below.
[[nodiscard]] std::string print_markdown(const Page& page);

/// A piece of a line, on the page of that path.
[[nodiscard]] MarkdownText markdown_of(const Text& text, std::string_view page);

}  // namespace labledger::reports

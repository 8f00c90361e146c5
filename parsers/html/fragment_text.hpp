#pragma once
// Fields that hold a piece of HTML, or text, or nobody knows which.

#include <string>
#include <string_view>

namespace labledger::parsers {

/// The text with its white space folded and characters of no width left out.
[[nodiscard]] std::string folded_line(std::string_view text);

/// The visible text of a piece of HTML, one block a line, without a final line end. Text without
/// any markup is folded line by line. Empty when it exceeds a limit of the HTML parser. Linear.
[[nodiscard]] std::string text_of_fragment(std::string_view html);

/// Text that was escaped for HTML once as a whole, as it was before: &lt; &gt; &amp; &quot; &#39;
/// and &nbsp; are resolved once, nothing else is touched.
[[nodiscard]] std::string unescaped_once(std::string_view text);

}  // namespace labledger::parsers

#pragma once
// Foreign text made safe to look at: on one line, and with nothing in it that cannot be seen.

#include <string>
#include <string_view>

namespace labledger {

/// The text on one line: white space and line ends become one blank, also at either end; control,
/// bidirectional and other invisible characters are shown by number ("[U+202E]") or, where they
/// only shape words, dropped; ill-formed UTF-8 becomes U+FFFD. The result is valid UTF-8 that every
/// XML document may hold. It is not escaped for any markup. Linear.
/// @see Unicode Technical Report 36, sections 2.5 (bidirectional text) and 2.6 (invisible ones).
[[nodiscard]] std::string visible_text(std::string_view foreign);

/// The same without blanks around it.
[[nodiscard]] std::string visible_line(std::string_view foreign);

}  // namespace labledger

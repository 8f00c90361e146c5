#pragma once
// Which character encoding bytes are in, and the same text as UTF-8. The order of trust is that of
// browsers: byte order mark, transport, markup, then the bytes themselves.

#include <string>
#include <string_view>

#include "parsers/html/html_document.hpp"

namespace labledger::parsers {

/// How to read a payload's bytes as text.
struct Encoding {
  std::string_view name;      ///< A name iconv knows, "UTF-8" among them; static storage.
  std::size_t mark_size = 0;  ///< Length of the byte order mark to skip, in bytes.
};

/// The encoding of the bytes: that of the byte order mark, else of the charset in the Content-Type,
/// else of a <meta> in the first 1024 bytes, else UTF-8 when the bytes are valid UTF-8, else what
/// character statistics suggest, else windows-1252. Labels that name no encoding are passed over.
/// Linear.
/// @see WHATWG Encoding Standard, section 4.2; HTML Standard, section 13.2.3.2.
[[nodiscard]] Encoding detect_encoding(const HtmlInput& input);

/// The encoding that a charset label means ("latin1" means windows-1252), or an empty view.
/// @see WHATWG Encoding Standard, section 4.2.
[[nodiscard]] std::string_view encoding_for_label(std::string_view label);

/// Whether the bytes are well-formed UTF-8: no overlong forms, no surrogates. Linear.
/// @see Unicode 15, table 3-7.
[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

/// The input as valid UTF-8 without byte order mark and NUL bytes; U+FFFD stands for what cannot be
/// read. The view is of the input itself when nothing had to change, else of `buffer`. Linear.
[[nodiscard]] std::string_view to_utf8(const HtmlInput& input, std::string& buffer);

}  // namespace labledger::parsers

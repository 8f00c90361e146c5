#pragma once
// How text travels in mail: seven bits, short lines.

#include <string>
#include <string_view>

#include "core/time.hpp"

namespace labledger::alerts {

/// The text in quoted-printable: lines of at most 76 characters ended by CRLF, each "\n" of the
/// text a line end. "=_" never occurs in it, so a boundary that begins so cannot.
/// @see RFC 2045 section 6.7.
[[nodiscard]] std::string quoted_printable(std::string_view text);

/// A header field with a free text, ended by CRLF and folded so that no line is longer than 78
/// characters. What is not printable ASCII, or too long to fold, becomes encoded words. The text
/// must hold no line ends.
/// @see RFC 5322 section 2.2.3; RFC 2047.
[[nodiscard]] std::string text_field(std::string_view name, std::string_view text);

/// "Wed, 04 Jun 2025 10:02:11 +0000".
/// @see RFC 5322 section 3.3.
[[nodiscard]] std::string mail_date(Instant at);

}  // namespace labledger::alerts

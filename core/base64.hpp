#pragma once
// Base64 with the standard alphabet and padding.

#include <optional>
#include <string>
#include <string_view>

namespace labledger {

/// The bytes in base64, padded, without line ends.
/// @see RFC 4648 section 4.
[[nodiscard]] std::string base64(std::string_view bytes);

/// The bytes that padded base64 means; empty optional when it is none: another length than a
/// multiple of four, a character outside the alphabet, or bits left over that are not zero.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace labledger

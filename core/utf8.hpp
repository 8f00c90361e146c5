#pragma once
// UTF-8 read one character at a time, whatever the bytes are.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace labledger {

/// One character of a text and the number of bytes it takes there.
struct DecodedCharacter {
  char32_t value = 0xFFFD;  ///< U+FFFD for bytes that are no character.
  std::size_t size = 1;     ///< 1 to 4.
  bool valid = false;       ///< Whether the bytes were well-formed; tells U+FFFD from a breach.
};

/// The first character of `bytes`, which must not be empty. Ill-formed bytes (overlong forms,
/// surrogates, values above U+10FFFF, stray or missing continuation bytes) are taken one at a time.
/// @see The Unicode Standard, table 3-7.
[[nodiscard]] constexpr DecodedCharacter decode_character(std::string_view bytes) {
  const auto at = [bytes](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
  const std::uint8_t lead = at(0);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t size = lead >= 0xF0 ? 4 : (lead >= 0xE0 ? 3 : 2);
  if (lead < 0xC2 || lead > 0xF4 || bytes.size() < size) return {};
  char32_t value = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((at(i) & 0xC0U) != 0x80U) return {};
    value = (value << 6U) | (at(i) & 0x3FU);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return {};
  return {value, size, true};
}

/// The number of characters of `text`, each ill-formed byte counted as one. Linear.
[[nodiscard]] constexpr std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count)
    text.remove_prefix(decode_character(text).size);
  return count;
}

/// The longest beginning of `text` with at most `limit` characters. Linear in `limit`.
[[nodiscard]] constexpr std::string_view first_characters(std::string_view text,
                                                          std::size_t limit) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < limit && end < text.size(); ++i)
    end += decode_character(text.substr(end)).size;
  return text.substr(0, end);
}

}  // namespace labledger

#pragma once
// A set of characters of one byte, for loops over every byte of a text.

#include <array>
#include <cstddef>
#include <string_view>

namespace labledger {

/// Tells in one look whether a byte is in the set; std::string_view::find() calls a function.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char byte : bytes)
      has_[static_cast<unsigned char>(byte)] = true;
  }

  [[nodiscard]] constexpr bool has(char byte) const {
    return has_[static_cast<unsigned char>(byte)];
  }

  /// The place of the first byte of the set at or after `from`; the text's size when there is none.
  [[nodiscard]] constexpr std::size_t find_in(std::string_view text, std::size_t from = 0) const {
    while (from < text.size() && !has(text[from]))
      ++from;
    return from;
  }

 private:
  std::array<bool, 256> has_{};
};

}  // namespace labledger

#pragma once
// Numbers and texts as bytes, for files that only the program that wrote them reads again.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace labledger::cli {

/// Appends parts to bytes: a number seven bits a byte, the lowest first, with the eighth bit set in
/// all but the last; a text behind its length.
class Packer {
 public:
  Packer& add(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7)
      bytes_ += static_cast<char>(number | 0x80);
    bytes_ += static_cast<char>(number);
    return *this;
  }
  Packer& add(std::string_view text) {
    add(text.size());
    bytes_ += text;
    return *this;
  }

  [[nodiscard]] std::string take() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Takes the parts from the bytes again, in their order. What is not there is 0 or empty, and is
/// told by is_whole().
class Unpacker {
 public:
  /// The bytes must outlive the object and what it gives.
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::string_view one = take(1);
      if (one.empty()) return 0;
      const auto byte = static_cast<std::uint64_t>(static_cast<unsigned char>(one.front()));
      number |= (byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    is_whole_ = false;
    return 0;
  }
  std::string_view text() { return take(number()); }

  [[nodiscard]] bool empty() const { return rest_.empty(); }
  /// Whether everything that was asked for was there.
  [[nodiscard]] bool is_whole() const { return is_whole_; }

 private:
  std::string_view take(std::uint64_t size) {
    if (size > rest_.size()) {
      is_whole_ = false;
      rest_ = {};
      return {};
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  std::string_view rest_;
  bool is_whole_ = true;
};

}  // namespace labledger::cli

#pragma once
// Memory for one tree. Gumbo asks for many small pieces and needs them all until the tree is gone,
// so they are cut from a few large ones and given back together.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace labledger::parsers {

/// Hands out memory that lives as long as the arena. One thread only.
class Arena {
 public:
  /// `size` bytes, aligned for any type, uninitialised.
  [[nodiscard]] void* allocate(std::size_t size) {
    const std::size_t rounded = (size + kAlignment - 1) / kAlignment * kAlignment;
    if (rounded > left_) grow(rounded);
    void* piece = next_;
    next_ += rounded;
    left_ -= rounded;
    return piece;
  }

 private:
  static constexpr std::size_t kAlignment = alignof(std::max_align_t);
  static constexpr std::size_t kFirstChunk = std::size_t{256} << 10;
  static constexpr std::size_t kLargestChunk = std::size_t{16} << 20;

  // Uninitialised, which a std::vector cannot be.
  using Bytes = std::byte[];  // NOLINT(modernize-avoid-c-arrays): the array form of unique_ptr.

  void grow(std::size_t at_least) {
    const std::size_t doubled = std::min(kFirstChunk << chunks_.size(), kLargestChunk);
    left_ = std::max(at_least, chunks_.size() < 16 ? doubled : kLargestChunk);
    chunks_.push_back(std::make_unique_for_overwrite<Bytes>(left_));
    next_ = chunks_.back().get();
  }

  std::vector<std::unique_ptr<Bytes>> chunks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace labledger::parsers

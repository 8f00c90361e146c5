#pragma once
// Where the bytes of an archive come from. A pipe of gigabytes and a string in a test look the same
// from here, so the reader above never holds more than one record.

#include <cstddef>
#include <span>

#include "core/result.hpp"

namespace labledger::crawler {

/// A stream of bytes that is read once, from front to back. One thread only.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// Fills the front of `into`, which is not empty, and returns how many bytes it wrote: at least
  /// one, or 0 at the end. Waits until there are some.
  [[nodiscard]] virtual Result<std::size_t> read(std::span<char> into) = 0;
};

}  // namespace labledger::crawler

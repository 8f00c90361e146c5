#pragma once
// zlib behind a seam of two calls: one step of a stream, and a whole body under a byte limit.

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace labledger::crawler {

/// What stands around the deflated data.
enum class DeflateFormat {
  Gzip,  ///< RFC 1952.
  Zlib,  ///< RFC 1950: what "Content-Encoding: deflate" means.
  Raw,   ///< RFC 1951: what some servers send under that name.
};

/// What one step of a stream did.
struct InflateStep {
  std::size_t consumed = 0;
  std::size_t produced = 0;
  bool ended = false;   ///< The stream's last byte was read; reset() begins the next.
  bool broken = false;  ///< What follows the bytes produced is not what the format requires.
};

/// Inflates one stream after another. One thread only.
class Inflater {
 public:
  explicit Inflater(DeflateFormat format);
  Inflater(Inflater&&) noexcept;
  Inflater& operator=(Inflater&&) noexcept;
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater();

  /// Reads from `in`, writes to the front of `out` (both not empty) until one of them is used up,
  /// the stream ends, or it breaks.
  [[nodiscard]] InflateStep step(std::string_view in, std::span<char> out);

  /// Forgets the stream; the next step begins another.
  void reset();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The whole of `bytes` inflated; gzip members in a row are joined (RFC 1952, section 2.2), and
/// what follows the last stream is dropped. TooLarge beyond `limit` bytes; Malformed when broken or
/// cut short. Cost: linear in the smaller of output and `limit`.
[[nodiscard]] Result<std::string> inflate_all(DeflateFormat format, std::string_view bytes,
                                              std::size_t limit);

/// Whether the bytes begin as gzip does.
[[nodiscard]] bool has_gzip_magic(std::string_view bytes);

}  // namespace labledger::crawler

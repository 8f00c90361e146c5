#pragma once
// Compression of payloads: zstd frames, each with an earlier version of the same page as its
// dictionary, which is what zstd's --patch-from does.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace labledger::db {

/// The version that version `ordinal` of a source is compressed against: `ordinal` with its lowest
/// non-zero hexadecimal digit lowered by one. Chains so have at most 15 * (hexadecimal digits)
/// links: 45 for 4,096 versions, 22 on average. 0 for 0, which is compressed alone. A ledger names
/// the base of each payload, so other ones stay readable.
[[nodiscard]] std::int64_t base_ordinal(std::int64_t ordinal);

/// One frame of a chain.
struct ChainLink {
  std::int64_t payload = 0;  ///< Its row, for errors.
  std::size_t size = 0;      ///< Bytes it expands to.
  std::string frame;
};

/// Compresses and expands. Reuses its buffers; one thread only.
class PayloadCodec {
 public:
  PayloadCodec();
  PayloadCodec(const PayloadCodec&) = delete;
  PayloadCodec& operator=(const PayloadCodec&) = delete;
  ~PayloadCodec();

  /// The frame from which expand() with the same base gives exactly `payload` back. `base` may be
  /// empty. Linear. The frame carries a checksum of the payload.
  [[nodiscard]] Result<std::string> compress(std::string_view payload, std::string_view base);

  /// The payload of a frame. Storage when the frame is damaged, when the base is not the one it was
  /// made with, or when the result is not exactly `size` bytes.
  [[nodiscard]] Result<std::string> expand(std::string_view frame, std::string_view base,
                                           std::size_t size);

  /// The payload of the last of `links`, each of which is the base of the one after it; the first
  /// one's is `base`. Errors as of expand(), with the link's name. At least one link. What lies
  /// between is kept in two buffers that are used again and again.
  [[nodiscard]] Result<std::string> expand_chain(std::span<const ChainLink> links,
                                                 std::string_view base);

 private:
  struct Contexts;
  [[nodiscard]] Result<void> expand_into(std::string_view frame, std::string_view base,
                                         std::string& payload);
  std::unique_ptr<Contexts> contexts_;
};

}  // namespace labledger::db

#pragma once
// Compression of payloads: zstd frames, each with an earlier version of the same page as its
// dictionary, which is what zstd's --patch-from does.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace labledger::db {

/// The version that version `ordinal` of a source is compressed against: `ordinal` with its lowest
/// non-zero hexadecimal digit lowered by one. Chains so have at most 15 * (hexadecimal digits)
/// links: 45 for 4,096 versions, 22 on average. 0 for 0, which is compressed alone. A ledger names
/// the base of each payload, so one with shorter chains stays readable.
[[nodiscard]] std::int64_t base_ordinal(std::int64_t ordinal);

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

 private:
  struct Contexts;
  std::unique_ptr<Contexts> contexts_;
};

}  // namespace labledger::db

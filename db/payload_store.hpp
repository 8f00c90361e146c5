#pragma once
// Payload bytes by their digest: each distinct body once, compressed against an earlier version.

#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/digest.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "db/database.hpp"
#include "db/payload_codec.hpp"

namespace labledger::db {

/// How much room the payloads take.
struct StorageUse {
  std::int64_t payloads = 0;      ///< Different bodies.
  std::int64_t bytes = 0;         ///< As received, after content decoding.
  std::int64_t stored_bytes = 0;  ///< As kept, compressed.
};

/// The payload table. One thread only. Views and pointers it hands out stay valid as stated.
class PayloadStore {
 public:
  /// `database` must outlive the store.
  explicit PayloadStore(Database& database) : database_(database) {}

  /// Keeps the bytes and returns their row; the same digest is kept once. Call inside a
  /// transaction.
  [[nodiscard]] Result<PayloadId> put(SourceId source, const Digest& digest,
                                      std::string_view bytes);

  /// The exact bytes of a payload, from the cache or through its chain of bases: at most fifteen
  /// links a hexadecimal digit of the version number, and at most 20 MB in all or four times the
  /// payload. Storage when the chain is damaged.
  [[nodiscard]] Result<std::shared_ptr<const std::string>> get(PayloadId payload);

  /// The row of the payload with this digest; empty when it is not kept.
  [[nodiscard]] Result<std::optional<PayloadId>> find(const Digest& digest);

  /// Reads the size of every payload: linear in their number.
  [[nodiscard]] Result<StorageUse> storage();

  /// Forgets cached bytes: needed after a rollback, when row numbers may be given again.
  void drop_cache();

 private:
  using Bytes =
      std::shared_ptr<const std::string>;  // Owners: the cache and whoever reads just now.

  [[nodiscard]] Result<Bytes> expand_chain(PayloadId payload);
  /// What has to be expanded to read a payload: its own bytes and those of all its bases.
  [[nodiscard]] Result<std::int64_t> chain_bytes(PayloadId payload);
  /// The version that the next one of a source, of `size` bytes, is compressed against: the nearest
  /// on the way down from base_ordinal() whose chain is short enough; empty when none is.
  [[nodiscard]] Result<std::optional<PayloadId>> base_for(SourceId source, std::int64_t ordinal,
                                                          std::size_t size);
  [[nodiscard]] const Bytes* cached(PayloadId payload);
  void remember(PayloadId payload, Bytes bytes);

  struct CacheEntry {
    PayloadId payload;
    Bytes bytes;
  };

  Database& database_;
  PayloadCodec codec_;
  std::list<CacheEntry> recent_;  // Newest use first.
  std::unordered_map<std::int64_t, std::list<CacheEntry>::iterator> by_id_;
  std::size_t cached_bytes_ = 0;
  std::unordered_map<std::int64_t, std::int64_t> chain_bytes_;  // By payload; those met lately.
};

}  // namespace labledger::db

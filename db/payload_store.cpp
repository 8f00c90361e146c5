#include "db/payload_store.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/check.hpp"

namespace labledger::db {
namespace {

/// Room for the recent versions of the sources a run is busy with; more buys nothing.
constexpr std::size_t kCacheBytes = 64U << 20;

/// What has to be expanded, all links of a chain together, so that one version can be read: its
/// bases are chosen so that it is no more than this, or no more than so many times its own size,
/// whichever is more. Measured (docs/decisions/0003): 20 MB take about 4 ms.
constexpr std::int64_t kChainBytes = 20'000'000;
constexpr std::int64_t kChainVersions = 4;

/// How many payloads' chain lengths are remembered; the rest is read from the ledger again.
constexpr std::size_t kKnownChains = 65'536;

Error missing(std::int64_t payload) {
  return {ErrorKind::Storage, "payload " + std::to_string(payload) + " is missing"};
}

/// The base of a payload. A base is older, so its row number is smaller: chains have no cycles.
Result<std::optional<std::int64_t>> older_base(std::int64_t payload,
                                               std::optional<std::int64_t> base) {
  if (base && *base >= payload) {
    return Error{ErrorKind::Storage, "payload " + std::to_string(payload) + " has a later base"};
  }
  return base;
}

}  // namespace

Result<std::optional<PayloadId>> PayloadStore::find(const Digest& digest) {
  const auto id =
      TRY(database_.integer("SELECT id FROM payload WHERE digest = ?", Blob{digest.view()}));
  return id ? std::optional(PayloadId{*id}) : std::nullopt;
}

Result<PayloadId> PayloadStore::put(SourceId source, const Digest& digest, std::string_view bytes) {
  if (const auto known = TRY(find(digest))) return *known;
  const std::int64_t ordinal =
      TRY(database_.integer("SELECT max(ordinal) + 1 FROM payload WHERE source = ?", source.value))
          .value_or(0);
  const auto base_id = TRY(base_for(source, ordinal, bytes.size()));
  Bytes base;
  if (base_id) base = TRY(get(*base_id));
  const std::string frame = TRY(codec_.compress(bytes, base ? std::string_view(*base) : ""));
  TRY(
      database_.run("INSERT INTO payload (digest, size, source, ordinal, base, frame) "
                    "VALUES (?, ?, ?, ?, ?, ?)",
                    Blob{digest.view()}, static_cast<std::int64_t>(bytes.size()), source.value,
                    ordinal, base_id, Blob{frame}));
  const PayloadId payload{database_.last_insert_id()};
  remember(payload, std::make_shared<const std::string>(bytes));
  return payload;
}

Result<PayloadStore::Bytes> PayloadStore::get(PayloadId payload) {
  if (const Bytes* hit = cached(payload)) return *hit;
  return expand_chain(payload);
}

Result<PayloadStore::Bytes> PayloadStore::expand_chain(PayloadId payload) {
  std::vector<ChainLink> chain;  // From the payload asked for down to one that needs nothing more.
  Bytes base;
  for (std::optional<std::int64_t> at = payload.value; at;) {
    if (const Bytes* hit = cached(PayloadId{*at})) {
      base = *hit;
      break;
    }
    Rows rows = TRY(database_.query("SELECT size, base, frame FROM payload WHERE id = ?", *at));
    if (!TRY(rows.next())) return missing(*at);
    chain.push_back({*at, static_cast<std::size_t>(rows.integer(0)), rows.text(2)});
    at = TRY(older_base(*at, rows.optional_integer(1)));
  }
  std::reverse(chain.begin(), chain.end());
  std::string bytes = TRY(codec_.expand_chain(chain, base ? std::string_view(*base) : ""));
  base = std::make_shared<const std::string>(std::move(bytes));
  remember(payload, base);
  return base;
}

Result<std::int64_t> PayloadStore::chain_bytes(PayloadId payload) {
  std::vector<std::pair<std::int64_t, std::int64_t>> unknown;  // Rows and their sizes.
  std::int64_t sum = 0;
  for (std::optional<std::int64_t> at = payload.value; at;) {
    if (const auto known = chain_bytes_.find(*at); known != chain_bytes_.end()) {
      sum = known->second;
      break;
    }
    Rows rows = TRY(database_.query("SELECT size, base FROM payload WHERE id = ?", *at));
    if (!TRY(rows.next())) return missing(*at);
    unknown.emplace_back(*at, rows.integer(0));
    at = TRY(older_base(*at, rows.optional_integer(1)));
  }
  if (chain_bytes_.size() > kKnownChains) chain_bytes_.clear();
  std::reverse(unknown.begin(), unknown.end());
  for (const auto& [row, size] : unknown) {
    sum += size;
    chain_bytes_[row] = sum;
  }
  return sum;
}

Result<std::optional<PayloadId>> PayloadStore::base_for(SourceId source, std::int64_t ordinal,
                                                        std::size_t size) {
  const auto own = static_cast<std::int64_t>(size);
  const std::int64_t limit = std::max(kChainBytes, kChainVersions * own);
  while (ordinal > 0) {
    ordinal = base_ordinal(ordinal);
    const auto id = TRY(database_.integer("SELECT id FROM payload WHERE source = ? AND ordinal = ?",
                                          source.value, ordinal));
    CHECK_INVARIANT(id.has_value());
    const std::int64_t below = TRY(chain_bytes(PayloadId{*id}));
    if (below + own <= limit) return std::optional(PayloadId{*id});
  }
  return std::optional<PayloadId>{};
}

const PayloadStore::Bytes* PayloadStore::cached(PayloadId payload) {
  const auto found = by_id_.find(payload.value);
  if (found == by_id_.end()) return nullptr;
  recent_.splice(recent_.begin(), recent_, found->second);
  return &found->second->bytes;
}

void PayloadStore::remember(PayloadId payload, Bytes bytes) {
  cached_bytes_ += bytes->size();
  recent_.push_front({payload, std::move(bytes)});
  by_id_[payload.value] = recent_.begin();
  while (cached_bytes_ > kCacheBytes && recent_.size() > 1) {
    cached_bytes_ -= recent_.back().bytes->size();
    by_id_.erase(recent_.back().payload.value);
    recent_.pop_back();
  }
}

Result<StorageUse> PayloadStore::storage() {
  Rows rows = TRY(database_.query("SELECT count(*), sum(size), sum(length(frame)) FROM payload"));
  StorageUse use;
  const bool found = TRY(rows.next());
  if (found) {
    use = {.payloads = rows.integer(0), .bytes = rows.integer(1), .stored_bytes = rows.integer(2)};
  }
  return use;
}

void PayloadStore::drop_cache() {
  recent_.clear();
  by_id_.clear();
  cached_bytes_ = 0;
  chain_bytes_.clear();
}

}  // namespace labledger::db

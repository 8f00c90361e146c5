#include "db/payload_store.hpp"

#include <utility>
#include <vector>

#include "core/check.hpp"

namespace labledger::db {
namespace {

/// Room for the recent versions of the sources a run is busy with; more buys nothing.
constexpr std::size_t kCacheBytes = 64U << 20;

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
  std::optional<std::int64_t> base_id;
  Bytes base;
  if (ordinal > 0) {
    base_id = TRY(database_.integer("SELECT id FROM payload WHERE source = ? AND ordinal = ?",
                                    source.value, base_ordinal(ordinal)));
    CHECK_INVARIANT(base_id.has_value());
    base = TRY(get(PayloadId{*base_id}));
  }
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
  struct Link {
    PayloadId id;
    std::size_t size;
    std::string frame;
  };
  std::vector<Link> chain;  // From the payload asked for down to one that needs nothing more.
  Bytes base;
  for (std::optional<std::int64_t> at = payload.value; at;) {
    if (const Bytes* hit = cached(PayloadId{*at})) {
      base = *hit;
      break;
    }
    Rows rows = TRY(database_.query("SELECT size, base, frame FROM payload WHERE id = ?", *at));
    if (!TRY(rows.next())) {
      return Error{ErrorKind::Storage, "payload " + std::to_string(*at) + " is missing"};
    }
    chain.push_back({PayloadId{*at}, static_cast<std::size_t>(rows.integer(0)), rows.text(2)});
    const auto next = rows.optional_integer(1);
    if (next && *next >= *at) {  // A base is older, so its row number is smaller: no cycles.
      return Error{ErrorKind::Storage, "payload " + std::to_string(*at) + " has a later base"};
    }
    at = next;
  }
  for (; !chain.empty(); chain.pop_back()) {
    const Link& link = chain.back();
    auto expanded = codec_.expand(link.frame, base ? std::string_view(*base) : "", link.size);
    if (!expanded) {
      return std::move(expanded).error().in("payload " + std::to_string(link.id.value));
    }
    base = std::make_shared<const std::string>(std::move(expanded).value());
    remember(link.id, base);
  }
  return base;
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
}

}  // namespace labledger::db

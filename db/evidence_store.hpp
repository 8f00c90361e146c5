#pragma once
// The evidence half of the ledger: sources, the fetch log with its hash chain, and payloads.
// Rows are only ever appended.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/fetch.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "db/database.hpp"
#include "db/payload_store.hpp"

namespace labledger::db {

/// One row of the fetch log.
struct FetchRow {
  FetchId id;
  SourceId source;
  FetchRecord record;
  std::optional<PayloadId> payload;
};

/// A host that asked to be left alone until a time.
struct HostWait {
  std::string url;  ///< The URL whose response asked.
  Instant until;
};

/// Appends to and reads from the evidence. One thread only.
class EvidenceStore {
 public:
  /// `database` must outlive the store.
  explicit EvidenceStore(Database& database) : database_(database), payloads_(database) {}

  /// The row of a URL; made when it is new. Call inside a transaction.
  [[nodiscard]] Result<SourceId> add_source(std::string_view url);
  /// The row of a URL; empty when it was never tried.
  [[nodiscard]] Result<std::optional<SourceId>> find_source(std::string_view url);

  /// The URLs ever tried, in byte order.
  [[nodiscard]] Result<std::vector<std::string>> source_urls();

  /// Appends one attempt with its body. Empty when the same capture of the same archive is there
  /// already, so that an archive replayed twice changes nothing. The payload digest of the record
  /// is computed here. Call inside a transaction.
  [[nodiscard]] Result<std::optional<FetchRow>> append(const FetchedBody& fetched);

  /// Calls `visit` for each row of a source appended after the row `after` (0: for all), oldest
  /// capture first: by `started`, then by the archive's name for the capture, then by row, so that
  /// the order does not depend on which archive came first.
  [[nodiscard]] Result<void> for_each_after(
      SourceId source, FetchId after, const std::function<Result<void>(const FetchRow&)>& visit);
  /// Calls `visit` for every row, in the order they were appended.
  [[nodiscard]] Result<void> for_each(const std::function<Result<void>(const FetchRow&)>& visit);

  /// One row; NotFound when there is none.
  [[nodiscard]] Result<FetchRow> get(FetchId fetch);

  /// The last attempt that brought a body; empty when none did.
  [[nodiscard]] Result<std::optional<FetchRow>> last_with_payload(SourceId source);
  /// When the source was last tried; empty when never.
  [[nodiscard]] Result<std::optional<Instant>> last_attempt(SourceId source);

  /// When it was last tried before `before`; empty when never.
  [[nodiscard]] Result<std::optional<Instant>> last_attempt_before(SourceId source, Instant before);

  /// Whether an attempt before `before` was told that the page is not there.
  [[nodiscard]] Result<bool> was_gone(SourceId source, Instant before);

  /// The latest capture time in the log; empty when it has no rows.
  [[nodiscard]] Result<std::optional<Instant>> newest_capture();

  /// Responses whose Retry-After lies after `now`.
  [[nodiscard]] Result<std::vector<HostWait>> waits_after(Instant now);

  [[nodiscard]] PayloadStore& payloads() { return payloads_; }

 private:
  [[nodiscard]] Result<Digest> last_link();

  Database& database_;
  PayloadStore payloads_;
};

/// The link of the chain that a record makes after `previous`: a SHA-256 over both. Row numbers
/// take no part, so a ledger can be exported and checked elsewhere. The first `previous` is all
/// zeros.
[[nodiscard]] Digest chain_link(const Digest& previous, const FetchRecord& record);

}  // namespace labledger::db

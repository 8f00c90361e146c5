#pragma once
// How far each source has been derived, and what its captures came to. All of it can be dropped and
// made again from the evidence.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.hpp"
#include "core/fetch.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "db/database.hpp"

namespace labledger::db {

/// Where the derivation of one source stands. Rows of the log are taken in the order of capture
/// time; a row that arrives late, before `at`, means that the source must be derived anew.
struct DeriveCursor {
  FetchId fetch;                         ///< Last row derived, in the order of capture time.
  FetchId newest;                        ///< Highest row derived, in the order of the log.
  Instant at;                            ///< Capture time of `fetch`.
  std::optional<PayloadId> payload;      ///< Last body met.
  std::uint64_t fingerprint = 0;         ///< Its fingerprint; 0 when no parser could reduce it.
  std::vector<CaptureProblem> problems;  ///< Why it is not believed; empty when it is.
  std::optional<FetchId> usable;         ///< Row whose body is the last usable one.
  std::optional<Instant> usable_at;      ///< When that body was last shown or vouched for.
  std::int64_t versions = 0;             ///< Wordings met so far.
  std::string derived_by;                ///< Which parser and analysis made this.
};

/// A wording of a source, without its text, which the parser makes again from the payload.
struct VersionRow {
  std::int64_t number = 0;  ///< 1 for the first.
  FetchId fetch;            ///< The first capture that shows it.
  std::string title;
  std::string language;
  std::optional<StatedDate> published;
  std::optional<StatedDate> modified;
  std::optional<StatedDate> effective;
  std::int64_t segments = 0;  ///< Sentences.
};

/// What one row of the log came to.
struct CaptureRow {
  FetchId fetch;
  std::vector<CaptureProblem> problems;
  std::optional<std::int64_t> version;  ///< The wording it shows; empty when unusable.
};

/// One attempt and what it came to, as far as schedules and health go.
struct AttemptRow {
  Instant at;
  FetchOutcome outcome = FetchOutcome::Error;
  Provenance provenance = Provenance::Own;
  std::vector<CaptureProblem> problems;
  std::optional<std::int64_t> version;  ///< The wording it shows; empty when unusable.
};

/// "challenge login_wall": the names joined by blanks, as stored and printed.
[[nodiscard]] std::string format_problems(const std::vector<CaptureProblem>& problems);

/// Cursors, versions and captures. One thread only; writes belong inside a transaction.
class DeriveStore {
 public:
  /// `database` must outlive the store.
  explicit DeriveStore(Database& database) : database_(database) {}

  [[nodiscard]] Result<std::optional<DeriveCursor>> cursor(SourceId source);
  [[nodiscard]] Result<void> put_cursor(SourceId source, const DeriveCursor& cursor);

  [[nodiscard]] Result<void> add_version(SourceId source, const VersionRow& version);
  /// All wordings of a source, oldest first.
  [[nodiscard]] Result<std::vector<VersionRow>> versions(SourceId source);

  [[nodiscard]] Result<void> add_capture(SourceId source, const CaptureRow& capture);
  /// What a row of the log came to; empty when it brought nothing to judge.
  [[nodiscard]] Result<std::optional<CaptureRow>> capture(FetchId fetch);

  /// The last attempts of a source, newest first, at most `limit`.
  [[nodiscard]] Result<std::vector<AttemptRow>> last_attempts(SourceId source, std::int64_t limit);

  /// Drops everything derived from one source.
  [[nodiscard]] Result<void> reset(SourceId source);

  /// Drops everything derived, in a transaction of its own.
  [[nodiscard]] Result<void> reset_all();

  /// Sources with rows of the log that are not derived yet, or that were derived by others than
  /// these two; ascending.
  [[nodiscard]] Result<std::vector<SourceId>> stale_sources(std::string_view derived_by,
                                                            std::string_view or_by);

  /// How many sources were derived by that one.
  [[nodiscard]] Result<std::int64_t> count_derived_by(std::string_view derived_by);

 private:
  Database& database_;
};

}  // namespace labledger::db

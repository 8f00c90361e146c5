#pragma once
// Everything the ledger knows of one source, in the order of capture time.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cli/ledger.hpp"
#include "core/document.hpp"
#include "core/fetch.hpp"
#include "core/ids.hpp"
#include "core/selection.hpp"
#include "core/time.hpp"
#include "db/derive_store.hpp"

namespace labledger::cli {

/// One attempt and what it came to.
struct HistoryEntry {
  FetchId fetch;
  Instant at;
  FetchOutcome outcome = FetchOutcome::Error;
  Provenance provenance = Provenance::Own;
  int status = 0;
  std::string error;
  std::optional<Digest> payload;         ///< Of the body that came, or that was vouched for.
  bool judged = false;                   ///< Whether there was a page to judge.
  std::vector<CaptureProblem> problems;  ///< Why it is not believed.
  std::optional<std::int64_t> version;   ///< The wording it shows.

  [[nodiscard]] bool usable() const { return judged && problems.empty(); }
};

/// A source's attempts up to a moment, with its wordings.
struct SourceHistory {
  std::vector<HistoryEntry> entries;     ///< Oldest first.
  std::vector<db::VersionRow> versions;  ///< Oldest first; those first shown up to the moment.

  /// The last usable entry at or before `at`; null when there is none. Valid while the history is.
  [[nodiscard]] const HistoryEntry* last_usable(Instant at) const;
  /// The wording that the last usable entry at or before `at` shows; null when there is none.
  [[nodiscard]] const db::VersionRow* wording_at(Instant at) const;
  /// The wording of that number; null when it is not in the history.
  [[nodiscard]] const db::VersionRow* version(std::int64_t number) const;
};

/// Reads the history of a URL up to and with `as_of`. Empty when it was never tried.
[[nodiscard]] Result<SourceHistory> read_history(Ledger& ledger, std::string_view url,
                                                 Instant as_of);

/// The histories of sources up to one moment, each read once. One thread only.
class SourceHistories {
 public:
  /// The ledger must outlive the object.
  SourceHistories(Ledger& ledger, Instant as_of) : ledger_(&ledger), as_of_(as_of) {}

  [[nodiscard]] Ledger& ledger() const { return *ledger_; }
  [[nodiscard]] Instant as_of() const { return as_of_; }

  /// That of a URL; empty when it was never tried. Valid while the object lives.
  [[nodiscard]] Result<std::reference_wrapper<const SourceHistory>> of(const std::string& url);

 private:
  Ledger* ledger_;
  Instant as_of_;
  std::unordered_map<std::string, SourceHistory> read_;  // Node-based: references stay valid.
};

/// The body that an attempt brought, which others may hold, too. NotFound when it brought none.
[[nodiscard]] Result<std::shared_ptr<const std::string>> read_body(Ledger& ledger,
                                                                   const db::FetchRow& row);

/// The Document of an attempt with a body, as the parsers read it now, with the selections of its
/// source's lab file.
[[nodiscard]] Result<Document> read_document(Ledger& ledger, FetchId fetch,
                                             const std::vector<PageSelection>& selections = {});

}  // namespace labledger::cli

#pragma once
// Statements over time: each with its wordings, when they were seen, and where else it stands.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/ledger.hpp"
#include "cli/period.hpp"
#include "cli/wordings.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "core/statement.hpp"
#include "core/time.hpp"
#include "db/statement_store.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// Whether a page still shows a wording.
enum class Presence { Any, Present, Gone };

/// Which statements are asked for. Empty lists and texts ask for nothing in particular.
struct StatementFilter {
  std::string lab;    ///< Id: on a page of this lab, or on one about it.
  std::string topic;  ///< Of the source, going by its lab file.
  std::vector<StatementKind> kinds;
  std::vector<std::string> categories;
  std::vector<StatementLevel> levels;
  Period period;  ///< Seen within it.
  Presence presence = Presence::Any;
  bool finds_elsewhere = false;  ///< Whether `elsewhere` is filled; costs a look at all of a lab.
};

/// A wording, and the last capture that showed it, or vouched for it.
struct SeenWording {
  db::WordingRow row;
  Instant last_seen;

  [[nodiscard]] bool states() const { return !row.reading.kinds.empty(); }
};

/// The same statement, or the same wording, on another page of the lab.
struct OtherPlace {
  std::string url;
  std::uint64_t statement = 0;
  Instant first_seen;
  Instant last_seen;
  bool present = false;
};

/// One statement on one page.
struct StatementHistory {
  std::uint64_t statement = 0;
  std::string url;
  const Source* source = nullptr;     ///< The registry's entry; null for an ad-hoc page.
  std::vector<SeenWording> wordings;  ///< Oldest first; never empty. Some may state nothing.
  std::size_t current = 0;  ///< The wording that stands for it: of those that state something the
                            ///< one that is shown, else the one seen last.
  std::vector<OtherPlace> elsewhere;  ///< By URL, then by statement; empty unless asked for.

  [[nodiscard]] const SeenWording& wording() const& { return wordings[current]; }
  const SeenWording& wording() && = delete;
  [[nodiscard]] const std::string& lab() const& { return wording().row.reading.lab; }
  const std::string& lab() && = delete;
  [[nodiscard]] Instant first_seen() const { return wordings.front().row.segment.first_seen; }
  /// When a wording that states something was last seen.
  [[nodiscard]] Instant last_seen() const;
  [[nodiscard]] bool present() const { return wording().row.segment.present; }
};

/// Hands in the statements of the ledger that the filter takes, by lab and URL (pages of nobody
/// first), then by first sight and id. Takes their wordings. What one lab has stated is in memory
/// at a time.
[[nodiscard]] Result<void> for_each_statement(
    Wordings& wordings, const parsers::Registry& registry, const StatementFilter& filter,
    const std::function<Result<void>(const StatementHistory&)>& take);

/// The same, of wordings that nobody else asks for.
[[nodiscard]] Result<void> for_each_statement(
    Ledger& ledger, const parsers::Registry& registry, const StatementFilter& filter,
    const std::function<Result<void>(const StatementHistory&)>& take);

/// When a page was last confirmed: the last usable capture. Empty when there is none.
[[nodiscard]] Result<std::optional<Instant>> last_confirmed(Ledger& ledger, SourceId source);

/// The filter's part that a wording alone decides: lab, kinds, categories and levels.
[[nodiscard]] bool takes_reading(const StatementFilter& filter, const db::ReadingRow& reading);

/// The filter's part that its times decide.
[[nodiscard]] bool takes_times(const StatementFilter& filter, bool present, Instant first_seen,
                               Instant last_seen);

/// 16 hex digits, as ids of statements are printed.
[[nodiscard]] std::string statement_id(std::uint64_t statement);

}  // namespace labledger::cli

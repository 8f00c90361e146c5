#pragma once
// Absence as a finding: that no page of a lab speaks of something, said only of pages that were
// read, and in a language that the lexicon knows.

#include <optional>
#include <string>
#include <vector>

#include "cli/ledger.hpp"
#include "cli/period.hpp"
#include "cli/source_history.hpp"
#include "cli/statement_history.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "core/statement.hpp"
#include "core/time.hpp"

namespace labledger::cli {

/// What is looked for, where and when.
struct AbsenceQuestion {
  const Lab* lab = nullptr;           ///< Whose pages; never null.
  std::string topic;                  ///< Of them; empty: all.
  std::optional<StatementKind> kind;  ///< A statement of this kind, or …
  std::string category;               ///< … any wording that speaks of this risk.
  Period period;
};

/// A page, and what was seen of it within the period.
struct PageSight {
  const Source* source = nullptr;
  std::size_t captures = 0;          ///< Usable ones within the period …
  std::optional<Instant> first;      ///< … the first of them …
  std::optional<HistoryEntry> last;  ///< … and the last.
  std::optional<Instant> last_good;  ///< The last usable capture before the period's end.
  std::optional<HistoryEntry>
      failed;                         ///< The last attempt within the period, when none was usable.
  std::string language;               ///< As the page states it: why it was not looked at.
  std::vector<SeenWording> mentions;  ///< What it says of the thing, by first sight.
};

/// What was found.
struct AbsenceFinding {
  std::vector<PageSight> read;     ///< Read, and in English. Each list is in the lab file's order.
  std::vector<PageSight> foreign;  ///< Read, and in another language: nothing is said of them.
  std::vector<PageSight> unread;   ///< Not read within the period: nothing is said of them either.

  /// How many of the pages read mention it.
  [[nodiscard]] std::size_t mentioning() const;
};

/// Looks for it on the pages and documents of the lab. A wording counts when it may have been shown
/// within the period: one that went and came back counts for the time between, too.
[[nodiscard]] Result<AbsenceFinding> find_absence(Ledger& ledger, const AbsenceQuestion& question);

}  // namespace labledger::cli

#pragma once
// The wordings of pages, for several who ask: scores, headcounts and lists of statements.

#include <map>
#include <span>
#include <vector>

#include "cli/ledger.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "db/statement_store.hpp"

namespace labledger::cli {

/// Reads the wordings of a page from the ledger once, however many look at them. One thread only.
class Wordings {
 public:
  /// The ledger must outlive the object.
  explicit Wordings(Ledger& ledger) : ledger_(&ledger) {}

  [[nodiscard]] Ledger& ledger() const { return *ledger_; }

  /// All wordings of a page, by first sight. In memory, and valid, until they are taken or dropped.
  [[nodiscard]] Result<std::span<const db::WordingRow>> of(SourceId source);

  /// Drops those of a page that belong to no statement: most do not, and nobody else asks for them.
  void drop_others(SourceId source);

  /// Hands over those that belong to statements, by first sight, for whoever comes last.
  [[nodiscard]] Result<std::vector<db::WordingRow>> take_statements(SourceId source);

 private:
  Ledger* ledger_;
  std::map<SourceId, std::vector<db::WordingRow>> read_;        // All of a page.
  std::map<SourceId, std::vector<db::WordingRow>> statements_;  // What drop_others() left of one.
};

}  // namespace labledger::cli

#pragma once
// Statements in the derive step: what the wordings that a capture shows for the first time say.

#include <optional>
#include <vector>

#include "analysis/segments.hpp"
#include "analysis/source_memory.hpp"
#include "cli/derive_tools.hpp"
#include "cli/ledger.hpp"
#include "cli/page_owner.hpp"
#include "core/document.hpp"
#include "core/result.hpp"
#include "db/evidence_store.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// The wordings that a capture shows for the first time.
struct FreshWordings {
  const analysis::Segmentation& segmentation;  ///< Of the whole document.
  const std::vector<analysis::NewWording>& fresh;
  std::optional<Instant> not_before;  ///< The last usable capture, without them; empty: none.
};

/// Derives statements. One thread only.
class StatementDeriver {
 public:
  /// All must outlive the deriver.
  StatementDeriver(Ledger& ledger, const parsers::Registry& registry, DeriveTools& tools)
      : ledger_(ledger), tools_(tools), owners_(registry) {}

  /// Reads the new wordings of a capture where they stand in its document, and stores how they are
  /// read, and what they promise by a time. A wording that takes the place of one that belongs to a
  /// statement is a wording of the same statement, also when it states nothing; any other that
  /// states something begins one. Of a heading path 300 characters are stored, and of a sentence 50
  /// figures. Costs nothing when there is no new wording, else it is linear in the document. Call
  /// inside the transaction that stores the capture.
  [[nodiscard]] Result<void> take(SourceId source, const db::FetchRow& row,
                                  const Document& document, const FreshWordings& wordings);

 private:
  /// A capture whose wordings are read.
  struct Reading {
    SourceId source;
    const db::FetchRow& row;
    const Document& document;
    const FreshWordings& wordings;
    PageOwner page;
    DocumentKind kind = DocumentKind::Other;
  };

  /// How one wording is read, given what its sentence states.
  [[nodiscard]] Result<db::ReadingRow> read(const Reading& capture,
                                            const analysis::NewWording& wording,
                                            Statement statement);
  /// Marks the readings that are promises.
  [[nodiscard]] Result<void> mark_promises(const Reading& capture,
                                           std::vector<db::ReadingRow>& readings);

  Ledger& ledger_;
  DeriveTools& tools_;
  PageOwners owners_;
};

}  // namespace labledger::cli

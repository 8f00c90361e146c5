#pragma once
// What each wording of a source states, as it is read in the capture that first showed it.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/change.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/segment.hpp"
#include "core/statement.hpp"
#include "core/time.hpp"
#include "db/database.hpp"

namespace labledger::db {

/// What a wording that says by when something will be done promises, going by the rules alone: a
/// promise is nothing that only a model saw.
struct PromiseReading {
  std::vector<StatementKind> kinds;     ///< Ascending, never empty.
  std::optional<StatementLevel> level;  ///< Of a commitment.
  Speaker speaker = Speaker::Lab;
};

/// How one wording is read. Most state nothing: they have no kinds, and are there to be searched.
struct ReadingRow {
  SourceId source;
  std::uint64_t key = 0;                   ///< Of its SegmentRecord.
  FetchId fetch;                           ///< The capture that first showed it.
  std::string lab;                         ///< Id of the lab whose page it is, or about which.
  std::optional<std::uint64_t> replaced;   ///< The key of the wording that it took the place of.
  std::optional<std::uint64_t> statement;  ///< The statement it is a wording of, over time.
  DocumentKind document = DocumentKind::Other;  ///< What the document is. Only of statements …
  std::vector<StatementKind> kinds;
  std::vector<std::string> categories;  ///< Of kRiskCategories: the risks that it speaks of.
  std::optional<StatementLevel> level;
  Speaker speaker = Speaker::Lab;  ///< … as this …
  std::string quantities;  ///< … and this, a JSON array; empty when there is no figure …
  Quote quote;             ///< … and the quote's context. `exact` is the wording's text.
  std::optional<PromiseReading> promise;  ///< Empty when it promises nothing by a time.
};

/// A wording, how it is read, and when it was there.
struct WordingRow {
  std::int64_t number = 0;  ///< Of the search index: newest day of first sight first.
  ReadingRow reading;
  SegmentRecord segment;
};

/// Which wordings are searched. Empty lists ask for nothing in particular.
struct SearchFilter {
  // Initialisers are spelled out so that a designated one may leave them out.
  // NOLINTBEGIN(readability-redundant-member-init)
  std::string lab = {};                               ///< A page of this lab, or about it …
  std::optional<std::vector<SourceId>> sources = {};  ///< … and of one of these; empty: of all …
  std::vector<StatementKind> kinds = {};              ///< … and of one of these …
  std::vector<std::string> categories = {};           ///< … and one of these …
  std::vector<StatementLevel> levels = {};            ///< … and one of these.
  std::optional<Instant> until = {};                  ///< First seen before this.
  // NOLINTEND(readability-redundant-member-init)
};

/// The reading table and the full-text index over it. One thread only; writes belong inside a
/// transaction.
class StatementStore {
 public:
  /// `database` must outlive the store.
  explicit StatementStore(Database& database) : database_(database) {}

  /// Stores how a wording is read, and puts it into the index. `segment` is the wording as it is
  /// remembered; it may be stored later. Once for each source and key.
  [[nodiscard]] Result<void> add(const ReadingRow& reading, const std::string& url,
                                 std::string_view text, Instant first_seen);

  /// The statement that a wording is a wording of; empty when it states nothing, or is not known.
  [[nodiscard]] Result<std::optional<std::uint64_t>> statement_of(SourceId source,
                                                                  std::uint64_t key);

  /// The wordings of a source that are of a statement or speak of a risk, by time of first sight.
  [[nodiscard]] Result<std::vector<WordingRow>> telling(SourceId source);

  /// All wordings of a source, by time of first sight; most state nothing.
  [[nodiscard]] Result<std::vector<WordingRow>> everything(SourceId source);

  /// Whether any wording is one of the statement's. Looks at every reading.
  [[nodiscard]] Result<bool> has_statement(std::uint64_t statement);

  /// Hands in what a search finds, newest day of first sight first, the order within a day being
  /// fixed and arbitrary. Stops when `take` says false. Usage as to_fts_query(). Time grows with
  /// what is handed in; words that are everywhere cost no more.
  [[nodiscard]] Result<void> search(std::string_view text, const SearchFilter& filter,
                                    const std::function<bool(WordingRow)>& take);

  /// Drops what is stored of one source, while its segments are still there.
  [[nodiscard]] Result<void> drop(SourceId source);

  /// Drops everything.
  [[nodiscard]] Result<void> drop_all();

 private:
  [[nodiscard]] Result<std::int64_t> free_number(const std::string& url, std::uint64_t key,
                                                 Instant first_seen);

  Database& database_;
};

}  // namespace labledger::db

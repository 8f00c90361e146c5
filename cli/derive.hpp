#pragma once
// From evidence to what follows from it. There is one way only: live fetches, replayed archives and
// `reparse` all end here, so they cannot disagree.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/source_memory.hpp"
#include "cli/alert_book.hpp"
#include "cli/derive_board.hpp"
#include "cli/derive_statements.hpp"
#include "cli/derive_tools.hpp"
#include "cli/ledger.hpp"
#include "cli/parse_ahead.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"

namespace labledger::cli {

/// Names the parsers and the analysis that made what is derived. A source derived under another
/// name is derived anew before anything is added to it. Raise it with every change of what they
/// give.
inline constexpr std::string_view kDerivedBy = "8";

/// The same of a source with wordings that were not read for what they state. Whoever reads derives
/// it anew.
inline constexpr std::string_view kDerivedUnread = "6, unread";

/// Whether new wordings are read for what they state. Reading takes twice the time of all else, so
/// a crawl, which has servers waiting, leaves it to `analyze`.
enum class WordingPolicy { Read, LeaveUnread };

/// Derives sources from their rows of the fetch log. One thread only.
class Deriver {
 public:
  /// All must outlive the deriver.
  Deriver(Ledger& ledger, AlertBook& alerts, DeriveTools& tools, WordingPolicy wordings)
      : ledger_(ledger),
        alerts_(alerts),
        tools_(tools),
        wordings_(wordings),
        boards_(ledger, alerts, tools),
        statements_(ledger, alerts.registry(), tools) {}

  /// Brings one source up to date: takes its rows of the log that are not derived yet, in the order
  /// of capture time. When one of them is older than what is derived, the whole source is derived
  /// anew, so that the order in which evidence arrives leaves no trace. A row's events are raised
  /// when it is derived for the first time ever, and never again: neither a rebuild nor a new
  /// parser tells anybody anything. Call inside a transaction; when that is rolled back, call
  /// forget().
  [[nodiscard]] Result<void> derive(SourceId source);

  /// Hands in what a body says, worked out beforehand; the next derive() of its source uses it.
  void offer(FetchId fetch, ParsedBody parsed) {
    offered_.insert_or_assign(fetch, std::move(parsed));
  }

  /// Where the lab file says that the text of a capture is, if it does.
  [[nodiscard]] std::optional<PageSelection> selection_of(const FetchRecord& record) const;

  /// Drops what was handed in and not asked for.
  void drop_offers() { offered_.clear(); }

  /// Drops what is remembered between calls. Nothing is lost: it is read from the ledger again.
  void forget() {
    live_.clear();
    offered_.clear();
  }

  /// Substantive changes found since the deriver was made …
  [[nodiscard]] std::int64_t substantive_changes() const { return substantive_changes_; }
  /// … and those of captures that were derived for the first time ever.
  [[nodiscard]] std::int64_t disclosures() const { return disclosures_; }

  /// The sources that are not up to date, going by what this deriver gives; ascending.
  [[nodiscard]] Result<std::vector<SourceId>> stale_sources();

 private:
  /// A source as it stands between two calls.
  struct Live {
    db::DeriveCursor cursor;
    std::optional<analysis::SourceMemory> memory;  // Read when a new body first asks for it.
    bool fresh = true;                             // Nothing derived yet.
    bool is_unread = false;                        // Some wordings were left unread.
    FetchId raised_up_to;                          // The events of later rows are to be raised.
  };

  [[nodiscard]] Result<Live*> live(SourceId source);
  [[nodiscard]] Result<std::unique_ptr<Live>> restore(SourceId source);
  [[nodiscard]] Result<analysis::SourceMemory> restore_memory(SourceId source,
                                                              const db::DeriveCursor& cursor);
  [[nodiscard]] Result<std::vector<db::FetchRow>> pending(SourceId source, const Live& live);
  /// Whether a row belongs before what is derived already.
  [[nodiscard]] Result<bool> is_late(const db::FetchRow& row, const Live& live);
  [[nodiscard]] Result<void> take(SourceId source, Live& live, const db::FetchRow& row);
  [[nodiscard]] Result<ParsedBody> parsed_body(const db::FetchRow& row);
  [[nodiscard]] Result<void> take_body(SourceId source, Live& live, const db::FetchRow& row);
  [[nodiscard]] Result<void> take_same(SourceId source, Live& live, const db::FetchRow& row);
  [[nodiscard]] Result<void> take_document(SourceId source, Live& live, const db::FetchRow& row,
                                           const ParsedBody& parsed);

  /// As which list the body is to be read; Page when it is none.
  [[nodiscard]] Result<SourceKind> list_kind(const db::FetchRow& row, const ParsedBody& parsed);
  [[nodiscard]] Result<void> take_list(SourceId source, Live& live, const db::FetchRow& row,
                                       SourceKind kind);

  /// The lab file's entry; null for what is ad-hoc or was discovered: how it is derived must not
  /// depend on what else has been derived.
  [[nodiscard]] const Source* entry_of(const std::string& url) const;

  /// What is wrong with a page that looks sound by itself: what its address led to, or how much its
  /// lab file expects. Empty when nothing is.
  [[nodiscard]] std::vector<CaptureProblem> problems_around(const FetchRecord& record,
                                                            const ParsedBody& parsed) const;
  [[nodiscard]] Result<void> raise(SourceId source, Live& live, const db::FetchRow& row,
                                   const Document& document, const analysis::Finding& finding);

  Ledger& ledger_;
  AlertBook& alerts_;
  DeriveTools& tools_;
  WordingPolicy wordings_;
  BoardDeriver boards_;
  StatementDeriver statements_;
  std::unordered_map<std::int64_t, std::unique_ptr<Live>> live_;
  std::map<FetchId, ParsedBody> offered_;
  std::int64_t substantive_changes_ = 0;
  std::int64_t disclosures_ = 0;
};

/// Derives every source that is not up to date, one transaction a source; stops between two sources
/// when a signal asks for it. `progress` is called with
/// (sources done, sources in all).
[[nodiscard]] Result<void> derive_stale(
    Ledger& ledger, Deriver& deriver,
    const std::function<void(std::size_t, std::size_t)>& progress);

/// How many sources have wordings that were not read yet.
[[nodiscard]] Result<std::int64_t> count_unread(Ledger& ledger);

/// Whether a URL is a robots.txt: kept as evidence, never read as a page.
[[nodiscard]] bool is_robots_txt(std::string_view url);

/// The Content-Type of a response; empty when it had none.
[[nodiscard]] std::string_view content_type_of(const FetchRecord& record);

}  // namespace labledger::cli

#include "cli/source_history.hpp"

#include <algorithm>
#include <utility>

#include "cli/derive.hpp"
#include "parsers/payload.hpp"

namespace labledger::cli {

const HistoryEntry* SourceHistory::last_usable(Instant at) const {
  const HistoryEntry* found = nullptr;
  for (const HistoryEntry& entry : entries) {
    if (entry.at > at) break;
    if (entry.usable()) found = &entry;
  }
  return found;
}

const db::VersionRow* SourceHistory::wording_at(Instant at) const {
  const HistoryEntry* entry = last_usable(at);
  return entry == nullptr || !entry->version ? nullptr : version(*entry->version);
}

const db::VersionRow* SourceHistory::version(std::int64_t number) const {
  const auto found = std::find_if(versions.begin(), versions.end(),
                                  [&](const db::VersionRow& row) { return row.number == number; });
  return found == versions.end() ? nullptr : &*found;
}

namespace {

HistoryEntry entry_of(const db::FetchRow& row) {
  const FetchRecord& record = row.record;
  return {.fetch = row.id,
          .at = record.started,
          .outcome = record.outcome,
          .provenance = record.provenance,
          .status = record.status,
          .error = record.error,
          .payload = record.payload,
          .judged = false,
          .problems = {},
          .version = {}};
}

}  // namespace

Result<SourceHistory> read_history(Ledger& ledger, std::string_view url, Instant as_of) {
  SourceHistory history;
  const auto source = TRY(ledger.evidence().find_source(url));
  if (!source) return history;
  const auto collect = [&](const db::FetchRow& row) -> Result<void> {
    if (row.record.started <= as_of) history.entries.push_back(entry_of(row));
    return {};
  };
  TRY(ledger.evidence().for_each_after(*source, FetchId{0}, collect));
  std::optional<Digest> vouched_for;  // The last body that came: what a 304 speaks of.
  std::int64_t newest = 0;
  for (HistoryEntry& entry : history.entries) {
    auto capture = TRY(ledger.derived().capture(entry.fetch));
    if (!capture) continue;
    if (entry.payload) vouched_for = entry.payload;
    entry.payload = vouched_for;
    entry.judged = true;
    entry.problems = std::move(capture->problems);
    entry.version = capture->version;
    newest = std::max(newest, entry.version.value_or(0));
  }
  history.versions = TRY(ledger.derived().versions(*source));
  std::erase_if(history.versions, [&](const db::VersionRow& row) { return row.number > newest; });
  return history;
}

Result<std::reference_wrapper<const SourceHistory>> SourceHistories::of(const std::string& url) {
  const auto known = read_.find(url);
  if (known != read_.end()) return std::cref(known->second);
  SourceHistory history = TRY(read_history(*ledger_, url, as_of_));
  return std::cref(read_.emplace(url, std::move(history)).first->second);
}

Result<std::shared_ptr<const std::string>> read_body(Ledger& ledger, const db::FetchRow& row) {
  if (!row.payload) {
    return Error{ErrorKind::NotFound, "fetch " + std::to_string(row.id.value) + " has no body"};
  }
  return ledger.evidence().payloads().get(*row.payload);
}

Result<Document> read_document(Ledger& ledger, FetchId fetch,
                               const std::vector<PageSelection>& selections) {
  const db::FetchRow row = TRY(ledger.evidence().get(fetch));
  const auto bytes = TRY(read_body(ledger, row));
  return parsers::parse_payload(*bytes, content_type_of(row.record),
                                selection_at(selections, row.record.started));
}

}  // namespace labledger::cli

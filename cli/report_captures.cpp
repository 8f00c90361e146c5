#include "cli/report_captures.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

#include "cli/source_history.hpp"

namespace labledger::cli {
namespace {

using reports::UsedCapture;

std::vector<PageSelection> selections_of(const std::vector<Lab>& labs, const UsedCapture& used) {
  for (const Lab& lab : labs) {
    if (lab.id != used.lab_id) continue;
    for (const Source& source : lab.sources)
      if (source.id == used.source_id) return source.select;
  }
  return {};
}

std::optional<FetchId> fetch_of(const SourceHistory& history, const Digest& payload) {
  for (const HistoryEntry& entry : history.entries)
    if (entry.payload == payload && entry.outcome == FetchOutcome::Fetched) return entry.fetch;
  return std::nullopt;
}

}  // namespace

Result<void> for_each_capture(
    Ledger& ledger, const std::vector<Lab>& labs, Instant as_of, std::vector<UsedCapture> captures,
    const std::function<Result<void>(const UsedCapture&, const Document*)>& take) {
  std::ranges::sort(captures, [](const UsedCapture& a, const UsedCapture& b) {
    return std::tie(a.url, a.capture.payload) < std::tie(b.url, b.capture.payload);
  });
  SourceHistory history;
  const std::string* url = nullptr;
  for (const UsedCapture& used : captures) {
    if (url == nullptr || *url != used.url) history = TRY(read_history(ledger, used.url, as_of));
    url = &used.url;
    const std::optional<FetchId> fetch = fetch_of(history, used.capture.payload);
    if (!fetch) {
      TRY(take(used, nullptr));
      continue;
    }
    const auto document = read_document(ledger, *fetch, selections_of(labs, used));
    if (!document && document.error().kind == ErrorKind::Storage) return document.error();
    TRY(take(used, document ? &document.value() : nullptr));
  }
  return {};
}

}  // namespace labledger::cli

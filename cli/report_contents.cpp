#include "cli/report_contents.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "cli/derive.hpp"
#include "cli/packing.hpp"
#include "cli/parallel.hpp"
#include "cli/report_captures.hpp"
#include "cli/source_history.hpp"
#include "core/believed_dates.hpp"
#include "core/selection.hpp"
#include "parsers/payload.hpp"
#include "reports/passages.hpp"

namespace labledger::cli {
namespace {

/// So many bodies are in memory at a time.
constexpr std::size_t kBatch = 64;

/// A capture that is to be parsed.
struct Capture {
  reports::SourceReport* report = nullptr;
  db::FetchRow row;
  Digest inputs;
  std::shared_ptr<const std::string> body;  // Owners: the payload store's cache and this.

  [[nodiscard]] const PageSelection* selection() const {
    return selection_at(report->source.select, row.record.started);
  }
};

/// Over all that content and dates are read from.
Digest digest_of(const Capture& capture) {
  const FetchRecord& record = capture.row.record;
  DigestBuilder digest;
  digest.add("content").add(record.payload ? record.payload->view() : std::string_view());
  digest.add(content_type_of(record)).add(record.started.ms);
  add_selection(capture.selection(), digest);
  return digest.finish();
}

std::string packed(const reports::SourceReport& report) {
  const auto& [passages, passages_cut] = report.content;
  Packer parts;
  parts.add(passages.size());
  for (const auto& [heading_path, kind, text, characters_cut] : passages) {
    parts.add(heading_path).add(static_cast<std::uint64_t>(kind)).add(text).add(characters_cut);
  }
  parts.add(passages_cut).add(report.refused_dates.size());
  for (const std::string& refused : report.refused_dates)
    parts.add(refused);
  return std::move(parts).take();
}

/// Fills the report; no, and nothing filled, when the bytes are not what packed() gives.
bool unpack(std::string_view bytes, reports::SourceReport& report) {
  Unpacker parts(bytes);
  reports::PageContent content;
  std::vector<std::string> refused;
  for (std::uint64_t left = parts.number(); left > 0 && parts.is_whole(); --left) {
    reports::Passage& passage = content.passages.emplace_back();
    passage.heading_path = parts.text();
    const std::uint64_t kind = parts.number();
    if (kind > static_cast<std::uint64_t>(BlockKind::Caption)) return false;
    passage.kind = static_cast<BlockKind>(kind);
    passage.text = parts.text();
    passage.characters_cut = parts.number();
  }
  content.passages_cut = parts.number();
  for (std::uint64_t left = parts.number(); left > 0 && parts.is_whole(); --left)
    refused.emplace_back(parts.text());
  if (!parts.is_whole() || !parts.empty()) return false;
  report.content = std::move(content);
  report.refused_dates = std::move(refused);
  return true;
}

void read_content(const Capture& capture, ResultMemory& memory) {
  reports::SourceReport& report = *capture.report;
  const FetchRecord& record = capture.row.record;
  const Document document =
      parsers::parse_payload(*capture.body, content_type_of(record), capture.selection());
  report.content = reports::select_passages(document);
  report.refused_dates = believe_dates(document, record.started).refused;
  if (is_settled(&document)) memory.keep(capture.inputs, packed(report));
}

}  // namespace

Result<void> fill_contents(Ledger& ledger, const std::vector<QuotedSource>& quoted,
                           ResultMemory& memory) {
  std::vector<Capture> unknown;
  for (const QuotedSource& source : quoted) {
    Capture capture{.report = source.report,
                    .row = TRY(ledger.evidence().get(source.fetch)),
                    .inputs = {},
                    .body = nullptr};
    capture.inputs = digest_of(capture);
    const auto known = memory.find(capture.inputs);
    if (!known || !unpack(*known, *capture.report)) unknown.push_back(std::move(capture));
  }
  for (std::size_t begin = 0; begin < unknown.size(); begin += kBatch) {
    const std::span<Capture> batch =
        std::span(unknown).subspan(begin, std::min(kBatch, unknown.size() - begin));
    for (Capture& capture : batch)
      capture.body = TRY(read_body(ledger, capture.row));
    on_all_processors(batch.size(), [&](std::size_t i) { read_content(batch[i], memory); });
    for (Capture& capture : batch)
      capture.body.reset();
  }
  return {};
}

}  // namespace labledger::cli

#include "cli/report_contents.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "cli/derive.hpp"
#include "cli/parallel.hpp"
#include "cli/source_history.hpp"
#include "core/believed_dates.hpp"
#include "core/selection.hpp"
#include "parsers/payload.hpp"
#include "reports/passages.hpp"

namespace labledger::cli {
namespace {

/// So many bodies are in memory at a time.
constexpr std::size_t kBatch = 64;

/// A capture with its body.
struct Body {
  db::FetchRow row;
  std::shared_ptr<const std::string> bytes;  // Owners: the payload store's cache and this.
};

void read_content(const Body& body, reports::SourceReport& report) {
  const PageSelection* const selection =
      selection_at(report.source.select, body.row.record.started);
  const Document document =
      parsers::parse_payload(*body.bytes, content_type_of(body.row.record), selection);
  report.content = reports::select_passages(document);
  report.refused_dates = believe_dates(document, body.row.record.started).refused;
}

}  // namespace

Result<void> fill_contents(Ledger& ledger, const std::vector<QuotedSource>& quoted) {
  for (std::size_t begin = 0; begin < quoted.size(); begin += kBatch) {
    const std::span<const QuotedSource> batch =
        std::span(quoted).subspan(begin, std::min(kBatch, quoted.size() - begin));
    std::vector<Body> bodies;
    for (const QuotedSource& source : batch) {
      Body& body = bodies.emplace_back();
      body.row = TRY(ledger.evidence().get(source.fetch));
      body.bytes = TRY(read_body(ledger, body.row));
    }
    on_all_processors(batch.size(),
                      [&](std::size_t i) { read_content(bodies[i], *batch[i].report); });
  }
  return {};
}

}  // namespace labledger::cli

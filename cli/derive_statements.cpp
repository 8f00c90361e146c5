#include "cli/derive_statements.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "analysis/changes.hpp"
#include "cli/quantity_json.hpp"
#include "core/digest.hpp"
#include "core/url.hpp"
#include "core/utf8.hpp"

namespace labledger::cli {
namespace {

// A page decides how long its headings are and how many numbers stand in a sentence; each is stored
// once a statement.
constexpr std::size_t kHeadingCharacters = 300;
constexpr std::size_t kStoredFigures = 50;

/// Whose statements they are: the id of the lab whose page it is, else the host.
std::string speaker_of(const PageOwner& page, const std::string& url) {
  if (page.voice.owner == analysis::DocumentOwner::Lab) return page.lab->id;
  const auto parsed = parse_url(url);
  return parsed ? parsed->origin() : url;
}

/// The identity of a statement: a hash of whose it is and of its first wording, so that it is the
/// same on every page of a lab, and depends on nothing else.
std::uint64_t identity_of(const std::string& speaker, std::uint64_t first_key) {
  return stable_hash(std::to_string(first_key), stable_hash(speaker));
}

std::string figures_of(const analysis::QuantityReader& reader, std::string_view sentence) {
  Json figures = Json::array();
  for (const Quantity& quantity : reader.read(sentence)) {
    if (figures.size() < kStoredFigures) figures.push_back(to_json(quantity, sentence));
  }
  return figures.empty() ? std::string{} : to_line(figures);
}

}  // namespace

Result<void> StatementDeriver::take(SourceId source, const db::FetchRow& row,
                                    const Document& document,
                                    const analysis::Segmentation& segmentation,
                                    const std::vector<analysis::NewWording>& wordings) {
  if (wordings.empty()) return {};
  const analysis::ClaimFinder* const finder = TRY(tools_.claims());
  const PageOwner page = owner_of_page(owners_, row.record.url, document);
  analysis::DocumentStatements read =
      read_statements(finder->statements(), document, segmentation, page.voice);
  std::unordered_map<std::uint32_t, Statement*> by_segment;
  for (analysis::SegmentStatement& found : read.segments)
    by_segment.emplace(found.segment, &found.statement);
  const std::string speaker = speaker_of(page, row.record.url);
  for (const analysis::NewWording& wording : wordings) {
    const analysis::Segment& segment = segmentation.segments[wording.segment];
    const std::string_view text = document.view(segment.span);
    const auto found = by_segment.find(wording.segment);
    Statement statement = found == by_segment.end() ? Statement{} : std::move(*found->second);
    db::ReadingRow reading;
    reading.source = source;
    reading.key = segment.key;
    reading.fetch = row.id;
    reading.lab = page.lab == nullptr ? "" : page.lab->id;
    reading.replaced = wording.replaced;
    if (wording.replaced) {
      reading.statement = TRY(ledger_.statements().statement_of(source, *wording.replaced));
    }
    if (!reading.statement && !statement.kinds.empty()) {
      reading.statement = identity_of(speaker, segment.key);
    }
    reading.document = read.kind;
    reading.kinds = std::move(statement.kinds);
    reading.categories.assign(statement.categories.begin(), statement.categories.end());
    reading.level = statement.level;
    reading.speaker = statement.speaker;
    if (!reading.kinds.empty()) reading.quantities = figures_of(finder->figures(), text);
    if (reading.statement) {
      reading.quote = analysis::quote_segment(document, segment);
      const std::string_view heading = reading.quote.heading;
      reading.quote.heading = std::string(first_characters(heading, kHeadingCharacters));
    }
    TRY(ledger_.statements().add(reading, row.record.url, text, row.record.started));
  }
  return {};
}

}  // namespace labledger::cli

#include "cli/derive_statements.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "analysis/changes.hpp"
#include "analysis/promises/promise_finder.hpp"
#include "analysis/promises/saying_day.hpp"
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

Result<db::ReadingRow> StatementDeriver::read(const Reading& capture,
                                              const analysis::NewWording& wording,
                                              Statement statement) {
  const analysis::Segment& segment = capture.wordings.segmentation.segments[wording.segment];
  db::ReadingRow reading;
  reading.source = capture.source;
  reading.key = segment.key;
  reading.fetch = capture.row.id;
  reading.lab = capture.page.lab == nullptr ? "" : capture.page.lab->id;
  reading.replaced = wording.replaced;
  if (wording.replaced) {
    reading.statement = TRY(ledger_.statements().statement_of(capture.source, *wording.replaced));
  }
  if (!reading.statement && !statement.kinds.empty()) {
    reading.statement = identity_of(speaker_of(capture.page, capture.row.record.url), segment.key);
  }
  reading.document = capture.kind;
  reading.kinds = std::move(statement.kinds);
  reading.categories.assign(statement.categories.begin(), statement.categories.end());
  reading.level = statement.level;
  reading.speaker = statement.speaker;
  if (!reading.kinds.empty()) {
    const analysis::ClaimFinder* const finder = TRY(tools_.claims());
    reading.quantities = figures_of(finder->figures(), capture.document.view(segment.span));
  }
  if (reading.statement) {
    reading.quote = analysis::quote_segment(capture.document, segment);
    const std::string_view heading = reading.quote.heading;
    reading.quote.heading = std::string(first_characters(heading, kHeadingCharacters));
  }
  return reading;
}

Result<void> StatementDeriver::mark_promises(const Reading& capture,
                                             std::vector<db::ReadingRow>& readings) {
  const analysis::PromiseFinder* const finder = TRY(tools_.promises());
  const Instant at = capture.row.record.started;
  const SayingDay seen{.first = {}, .last = analysis::day_of(at)};
  const auto can_be_promise = [&](const analysis::NewWording& wording,
                                  const db::ReadingRow& reading) {
    const analysis::Segment& segment = capture.wordings.segmentation.segments[wording.segment];
    return !reading.kinds.empty() &&
           finder->can_be_promise(reading.kinds, reading.level,
                                  std::string(capture.document.view(segment.span)), seen);
  };
  std::unordered_map<std::uint64_t, db::ReadingRow*> candidates;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (can_be_promise(capture.wordings.fresh[i], readings[i])) {
      candidates.emplace(readings[i].key, &readings[i]);
    }
  }
  if (candidates.empty()) return {};  // Mostly so: what follows reads the whole document.
  const SayingDay said = analysis::saying_day(capture.document, at, capture.wordings.not_before);
  for (analysis::FoundPromise& found :
       finder->promises_of(capture.document, capture.page.voice, said)) {
    const auto candidate = candidates.find(found.key);
    if (candidate == candidates.end()) continue;
    candidate->second->promise = db::PromiseReading{
        .kinds = std::move(found.kinds), .level = found.level, .speaker = found.speaker};
  }
  return {};
}

Result<void> StatementDeriver::take(SourceId source, const db::FetchRow& row,
                                    const Document& document, const FreshWordings& wordings) {
  if (wordings.fresh.empty()) return {};
  const analysis::ClaimFinder* const finder = TRY(tools_.claims());
  Reading capture{.source = source,
                  .row = row,
                  .document = document,
                  .wordings = wordings,
                  .page = owner_of_page(owners_, row.record.url, document)};
  analysis::DocumentStatements read =
      read_statements(finder->statements(), document, wordings.segmentation, capture.page.voice);
  capture.kind = read.kind;
  std::unordered_map<std::uint32_t, Statement*> by_segment;
  for (analysis::SegmentStatement& found : read.segments)
    by_segment.emplace(found.segment, &found.statement);
  std::vector<db::ReadingRow> readings;
  readings.reserve(wordings.fresh.size());
  for (const analysis::NewWording& wording : wordings.fresh) {
    const auto found = by_segment.find(wording.segment);
    Statement statement = found == by_segment.end() ? Statement{} : std::move(*found->second);
    readings.push_back(TRY(this->read(capture, wording, std::move(statement))));
  }
  TRY(mark_promises(capture, readings));
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const analysis::Segment& segment = wordings.segmentation.segments[wordings.fresh[i].segment];
    TRY(ledger_.statements().add(readings[i], row.record.url, document.view(segment.span),
                                 row.record.started));
  }
  return {};
}

}  // namespace labledger::cli

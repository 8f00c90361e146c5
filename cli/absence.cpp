#include "cli/absence.hpp"

#include <algorithm>
#include <utility>

#include "core/search_text.hpp"

namespace labledger::cli {
namespace {

bool is_within(const Period& period, Instant at) {
  return (!period.since || at >= *period.since) && (!period.until || at < *period.until);
}

/// What the attempts of a page within the period came to.
PageSight sight_of(const Source& source, const SourceHistory& history, const Period& period) {
  PageSight sight;
  sight.source = &source;
  for (const HistoryEntry& entry : history.entries) {
    if (period.until && entry.at >= *period.until) break;
    if (entry.usable()) sight.last_good = entry.at;
    if (!is_within(period, entry.at)) continue;
    if (entry.usable()) {
      ++sight.captures;
      if (!sight.first) sight.first = entry.at;
      sight.last = entry;
    } else {
      sight.failed = entry;
    }
  }
  return sight;
}

/// Whether a wording is what is looked for.
bool is_asked_for(const AbsenceQuestion& question, const db::ReadingRow& reading) {
  if (question.kind) {
    return std::find(reading.kinds.begin(), reading.kinds.end(), *question.kind) !=
           reading.kinds.end();
  }
  return std::find(reading.categories.begin(), reading.categories.end(), question.category) !=
         reading.categories.end();
}

/// A language that the lexicon does not know: the page says so, or its letters do.
Result<bool> is_foreign(Ledger& ledger, SourceId source, const SourceHistory& history,
                        PageSight& sight) {
  const db::VersionRow* version = history.version(sight.last->version.value_or(0));
  if (version != nullptr) sight.language = version->language;
  const std::string& language = sight.language;
  const bool is_stated_english = language.starts_with("en") || language.starts_with("EN");
  if (!language.empty() && !is_stated_english) return true;
  // A page that calls itself English, or nothing, may still be Chinese. Segments come in the order
  // of their hashes, so the first of them are a fair sample of all that it showed up to then.
  std::string sample;
  constexpr std::size_t kSampleBytes = 20'000;
  const std::vector<SegmentRecord> segments = TRY(ledger.segments().load(source));
  for (const SegmentRecord& segment : segments) {
    if (sample.size() > kSampleBytes) break;
    if (segment.first_seen <= sight.last->at) sample += segment.text;
  }
  return is_mostly_not_latin(sample);
}

bool is_asked_for(const AbsenceQuestion& question, const Source& source) {
  const bool is_page = source.kind == SourceKind::Page || source.kind == SourceKind::Document;
  return is_page && (question.topic.empty() || source.topic == question.topic);
}

/// What a page that was read may have shown of the thing within the period.
Result<std::vector<SeenWording>> mentions_on(Ledger& ledger, const AbsenceQuestion& question,
                                             SourceId source, Instant last_read) {
  const std::optional<Instant> confirmed = TRY(last_confirmed(ledger, source));
  std::vector<db::WordingRow> rows = TRY(ledger.statements().telling(source));
  std::vector<SeenWording> mentions;
  for (db::WordingRow& row : rows) {
    const Instant last =
        row.segment.present ? confirmed.value_or(row.segment.last_seen) : row.segment.last_seen;
    const bool is_shown = (!question.period.since || last >= *question.period.since) &&
                          row.segment.first_seen <= last_read;
    if (is_shown && is_asked_for(question, row.reading)) mentions.push_back({std::move(row), last});
  }
  return mentions;
}

}  // namespace

std::size_t AbsenceFinding::mentioning() const {
  return static_cast<std::size_t>(std::count_if(
      read.begin(), read.end(), [](const PageSight& page) { return !page.mentions.empty(); }));
}

Result<AbsenceFinding> find_absence(Ledger& ledger, const AbsenceQuestion& question) {
  AbsenceFinding finding;
  for (const Source& source : question.lab->sources) {
    if (!is_asked_for(question, source)) continue;
    const SourceHistory history = TRY(read_history(ledger, source.url, kEndOfTime));
    PageSight sight = sight_of(source, history, question.period);
    if (!sight.last) {
      // A source that was given up and not tried in the period is none of its pages.
      if (source.enabled || sight.failed) finding.unread.push_back(std::move(sight));
      continue;
    }
    sight.failed.reset();
    const auto id = TRY(ledger.evidence().find_source(source.url));
    const bool foreign = TRY(is_foreign(ledger, *id, history, sight));
    if (!foreign) sight.mentions = TRY(mentions_on(ledger, question, *id, sight.last->at));
    (foreign ? finding.foreign : finding.read).push_back(std::move(sight));
  }
  return finding;
}

}  // namespace labledger::cli

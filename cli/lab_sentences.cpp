#include "cli/lab_sentences.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "cli/packing.hpp"
#include "cli/parallel.hpp"
#include "cli/statement_history.hpp"
#include "core/names.hpp"
#include "core/search_text.hpp"

namespace labledger::cli {
namespace {

/// The day that a wording of a page states for itself, the last one first; empty when there is
/// none.
std::string date_of(const db::VersionRow& version) {
  for (const auto* date : {&version.modified, &version.effective, &version.published}) {
    if (*date) return (*date)->value;
  }
  return {};
}

/// Whether the page is in a language that the rubric does not know.
bool is_foreign(const std::string& language, std::span<const db::WordingRow> rows) {
  const bool is_english = language.starts_with("en") || language.starts_with("EN");
  if (!language.empty() && !is_english) return true;
  constexpr std::size_t kSampleBytes = 20'000;
  std::string sample;
  for (const db::WordingRow& row : rows) {
    if (sample.size() > kSampleBytes) break;
    sample += row.segment.text;
  }
  return is_mostly_not_latin(sample);
}

/// What the document of a page was told to be. It is stored with statements only.
DocumentKind kind_of(std::span<const db::WordingRow> rows, const std::string& topic) {
  if (topic == "careers") return DocumentKind::Opening;
  for (const db::WordingRow& row : rows) {
    if (row.reading.statement) return row.reading.document;
  }
  return DocumentKind::Other;
}

/// The level that reviewers give a statement, if they correct it.
std::optional<StatementLevel> corrected_level(const std::vector<ReviewEntry>& entries) {
  std::optional<StatementLevel> level;
  for (const ReviewEntry& entry : standing_verdicts(entries)) {
    const auto value = field_of(entry, "level");
    if (entry.action == ReviewAction::Relabel && value) level = from_name<StatementLevel>(*value);
  }
  return level;
}

}  // namespace

/// Gathers the sentences of one lab, page by page.
class LabSentences::Gatherer {
 public:
  Gatherer(SourceHistories& histories, const ReviewBook& reviews, LabSentences& into)
      : histories_(histories), reviews_(reviews), into_(into) {}

  /// Notes a page, and those of its sentences that may count.
  Result<void> add_page(const PageWordings& wordings) {
    const auto& [page, source, rows] = wordings;
    const Instant as_of = histories_.as_of();
    const SourceHistory& history = TRY(histories_.of(page.url));
    const HistoryEntry* const last = history.last_usable(as_of);
    const db::VersionRow* const version = history.wording_at(as_of);
    if (last == nullptr || version == nullptr) return {};
    if (rows.empty() || is_foreign(version->language, rows)) return {};
    const auto first = std::ranges::find_if(history.entries, &HistoryEntry::usable);
    into_.pages_.push_back({.url = page.url,
                            .topic = page.topic,
                            .title = version->title,
                            .date = date_of(*version),
                            .payload = last->payload,
                            .first_read = first->at,
                            .last_read = last->at});
    const DocumentKind kind = kind_of(rows, page.topic);
    for (const db::WordingRow& row : rows) {
      if (row.segment.first_seen > as_of || row.segment.role != BlockRole::Main) continue;
      TRY(add_sentence(row, page, kind, last->at));
    }
    return {};
  }

 private:
  Result<void> add_sentence(const db::WordingRow& row, const LabPages::Page& page,
                            DocumentKind kind, Instant last_read) {
    const db::ReadingRow& reading = row.reading;
    const SegmentRecord& segment = row.segment;
    std::optional<StatementLevel> level = reading.level;
    if (reading.statement) {
      const std::string id = statement_id(*reading.statement);
      if (reviews_.rejects(ReviewSubject::Statement, id)) return {};
      const auto& entries = reviews_.of(ReviewSubject::Statement, id);
      if (const auto corrected = corrected_level(entries)) level = corrected;
    }
    const bool is_present = segment.present || segment.last_change > histories_.as_of();
    into_.sentences_.push_back(
        {.read = {.text = segment.text,
                  .kinds = reading.kinds,
                  .categories = reading.categories,
                  .level = level,
                  .speaker = reading.speaker,
                  .document = kind,
                  .topic = page.topic},
         .marked = {.marks = {},
                    .text = {},
                    .topic = {},
                    .url = page.url,
                    .statement = reading.statement.value_or(0),
                    .level = level,
                    .payload = TRY(payload_of(reading.fetch)),
                    .first_seen = segment.first_seen,
                    .last_seen = is_present ? last_read : segment.last_seen,
                    .gone = segment.present ? std::nullopt : std::optional(segment.last_change)}});
    return {};
  }

  /// The body that an attempt brought; read once, since one shows many sentences.
  Result<std::optional<Digest>> payload_of(FetchId fetch) {
    const auto known = payloads_.find(fetch);
    if (known != payloads_.end()) return known->second;
    const db::FetchRow row = TRY(histories_.ledger().evidence().get(fetch));
    payloads_.emplace(fetch, row.record.payload);
    return row.record.payload;
  }

  SourceHistories& histories_;
  const ReviewBook& reviews_;
  LabSentences& into_;
  std::map<FetchId, std::optional<Digest>> payloads_;
};

Result<LabSentences> LabSentences::gather(SourceHistories& histories,
                                          const std::vector<PageWordings>& pages,
                                          const ReviewBook& reviews, const std::string& lab_id) {
  LabSentences sentences;
  sentences.lab_id_ = lab_id;
  Gatherer gatherer(histories, reviews, sentences);
  for (const PageWordings& page : pages)
    TRY(gatherer.add_page(page));
  return sentences;
}

analysis::LabEvidence LabSentences::read(const analysis::RubricReader& reader,
                                         ResultMemory& memory) && {
  const Digest inputs = digest();
  const auto known = memory.find(inputs);
  if (!known || !unpack_marks(*known, reader.rubric().lines.size())) {
    read_marks(reader);
    memory.keep(inputs, packed_marks());
  }
  analysis::LabEvidence evidence;
  evidence.lab_id = std::move(lab_id_);
  evidence.pages = std::move(pages_);
  for (Sentence& sentence : sentences_) {
    if (sentence.marked.marks.empty()) continue;
    analysis::MarkedSentence& marked = evidence.sentences.emplace_back(std::move(sentence.marked));
    marked.text = std::move(sentence.read.text);
    marked.topic = std::move(sentence.read.topic);
  }
  return evidence;
}

/// Over all that the marks are read from, but for the rubric.
Digest LabSentences::digest() const {
  Packer parts;
  parts.add("marks");
  for (const Sentence& sentence : sentences_) {
    const auto& [text, kinds, categories, level, speaker, document, topic] = sentence.read;
    parts.add(text).add(kinds.size());
    for (const StatementKind kind : kinds)
      parts.add(static_cast<std::uint64_t>(kind));
    parts.add(categories.size());
    for (const std::string& category : categories)
      parts.add(category);
    parts.add(level ? static_cast<std::uint64_t>(*level) + 1 : 0);
    parts.add(static_cast<std::uint64_t>(speaker)).add(static_cast<std::uint64_t>(document));
    parts.add(topic);
  }
  return sha256(std::move(parts).take());
}

void LabSentences::read_marks(const analysis::RubricReader& reader) {
  constexpr std::size_t kTogether = 64;  // Enough to be worth handing out.
  on_all_processors((sentences_.size() + kTogether - 1) / kTogether, [&](std::size_t part) {
    const std::size_t end = std::min(sentences_.size(), (part + 1) * kTogether);
    for (std::size_t i = part * kTogether; i < end; ++i)
      sentences_[i].marked.marks = reader.read(sentences_[i].read);
  });
}

/// The sentences that have marks, each by its place, with them.
std::string LabSentences::packed_marks() const {
  Packer parts;
  for (std::size_t i = 0; i < sentences_.size(); ++i) {
    const std::vector<analysis::IndicatorMark>& marks = sentences_[i].marked.marks;
    if (marks.empty()) continue;
    parts.add(i).add(marks.size());
    for (const auto& [line, state, groups, why] : marks)
      parts.add(line).add(static_cast<std::uint64_t>(state)).add(groups).add(why);
  }
  return std::move(parts).take();
}

bool LabSentences::unpack_marks(std::string_view bytes, std::size_t lines) {
  constexpr auto kLastState = static_cast<std::uint64_t>(IndicatorState::Unknown);
  std::vector<std::vector<analysis::IndicatorMark>> all(sentences_.size());
  Unpacker parts(bytes);
  while (!parts.empty()) {
    const std::uint64_t sentence = parts.number();
    if (sentence >= all.size()) return false;
    for (std::uint64_t left = parts.number(); left > 0 && parts.is_whole(); --left) {
      analysis::IndicatorMark& mark = all[sentence].emplace_back();
      mark.line = parts.number();
      const std::uint64_t state = parts.number();
      if (mark.line >= lines || state > kLastState) return false;
      mark.state = static_cast<IndicatorState>(state);
      mark.groups = parts.number();
      mark.why = parts.text();
    }
  }
  if (!parts.is_whole()) return false;
  for (std::size_t i = 0; i < all.size(); ++i)
    sentences_[i].marked.marks = std::move(all[i]);
  return true;
}

}  // namespace labledger::cli

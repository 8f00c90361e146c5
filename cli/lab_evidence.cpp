#include "cli/lab_evidence.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "cli/page_owner.hpp"
#include "cli/parallel.hpp"
#include "cli/source_history.hpp"
#include "cli/statement_history.hpp"
#include "core/names.hpp"
#include "core/search_text.hpp"

namespace labledger::cli {
namespace {

/// Whether the host is the home or below it.
bool is_on(const std::string& host, const std::string& home) {
  return !home.empty() && (host == home || host.ends_with("." + home));
}

/// The lab on whose site the page stands; null when there is none, or several share the site.
const Lab* lab_of_site(const std::vector<const Lab*>& labs, const std::string& host) {
  const Lab* owner = nullptr;
  for (const Lab* lab : labs) {
    if (!is_on(host, site_of(lab->home))) continue;
    if (owner != nullptr) return nullptr;
    owner = lab;
  }
  return owner;
}

/// The day that a wording of a page states for itself, the last one first; empty when there is
/// none.
std::string date_of(const db::VersionRow& version) {
  for (const auto* date : {&version.modified, &version.effective, &version.published}) {
    if (*date) return (*date)->value;
  }
  return {};
}

/// Whether the page is in a language that the rubric does not know.
bool is_foreign(const std::string& language, const std::vector<db::WordingRow>& rows) {
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
DocumentKind kind_of(const std::vector<db::WordingRow>& rows, const std::string& topic) {
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

/// Reads the pages of one lab, which must outlive it.
class EvidenceReader {
 public:
  EvidenceReader(Ledger& ledger, const analysis::RubricReader& reader, const ReviewBook& reviews,
                 Instant as_of)
      : ledger_(ledger), reader_(reader), reviews_(reviews), as_of_(as_of) {}

  /// Notes a page, and those of its sentences that may count.
  Result<void> add_page(const PageWordings& wordings, analysis::LabEvidence& evidence) {
    const auto& [page, rows] = wordings;
    const SourceHistory history = TRY(read_history(ledger_, page.url, as_of_));
    const HistoryEntry* const last = history.last_usable(as_of_);
    const db::VersionRow* const version = history.wording_at(as_of_);
    if (last == nullptr || version == nullptr) return {};
    if (rows.empty() || is_foreign(version->language, rows)) return {};
    const auto first = std::ranges::find_if(history.entries, &HistoryEntry::usable);
    evidence.pages.push_back({.url = page.url,
                              .topic = page.topic,
                              .title = version->title,
                              .date = date_of(*version),
                              .payload = last->payload,
                              .first_read = first->at,
                              .last_read = last->at});
    const DocumentKind kind = kind_of(rows, page.topic);
    for (const db::WordingRow& row : rows) {
      if (row.segment.first_seen > as_of_ || row.segment.role != BlockRole::Main) continue;
      add_sentence(row, page, kind, last->at);
    }
    return {};
  }

  /// Reads the sentences by the rubric, on all processors, and adds those that meet an indicator.
  Result<void> finish(analysis::LabEvidence& evidence) {
    constexpr std::size_t kTogether = 64;  // Enough to be worth handing out.
    on_all_processors((sentences_.size() + kTogether - 1) / kTogether, [&](std::size_t part) {
      const std::size_t end = std::min(sentences_.size(), (part + 1) * kTogether);
      for (std::size_t i = part * kTogether; i < end; ++i)
        sentences_[i].marks = reader_.read(sentences_[i].read);
    });
    for (Sentence& sentence : sentences_) {
      if (!sentence.marks.empty()) TRY(add_marked(sentence, evidence));
    }
    return {};
  }

 private:
  /// A sentence that may meet indicators, and which it does.
  struct Sentence {
    const db::WordingRow* row;
    const LabPages::Page* page;
    Instant last_read;  ///< Of the page.
    analysis::ScoredSentence read;
    std::vector<analysis::IndicatorMark> marks;
  };

  void add_sentence(const db::WordingRow& row, const LabPages::Page& page, DocumentKind kind,
                    Instant last_read) {
    const db::ReadingRow& reading = row.reading;
    std::optional<StatementLevel> level = reading.level;
    if (reading.statement) {
      const std::string id = statement_id(*reading.statement);
      if (reviews_.rejects(ReviewSubject::Statement, id)) return;
      const auto& entries = reviews_.of(ReviewSubject::Statement, id);
      if (const auto corrected = corrected_level(entries)) level = corrected;
    }
    sentences_.push_back({.row = &row,
                          .page = &page,
                          .last_read = last_read,
                          .read = {.text = row.segment.text,
                                   .kinds = reading.kinds,
                                   .categories = reading.categories,
                                   .level = level,
                                   .speaker = reading.speaker,
                                   .document = kind,
                                   .topic = page.topic},
                          .marks = {}});
  }

  Result<void> add_marked(Sentence& sentence, analysis::LabEvidence& evidence) {
    const SegmentRecord& segment = sentence.row->segment;
    const bool is_present = segment.present || segment.last_change > as_of_;
    evidence.sentences.push_back(
        {.marks = std::move(sentence.marks),
         .text = segment.text,
         .topic = sentence.page->topic,
         .url = sentence.page->url,
         .statement = sentence.row->reading.statement.value_or(0),
         .level = sentence.read.level,
         .payload = TRY(payload_of(sentence.row->reading.fetch)),
         .first_seen = segment.first_seen,
         .last_seen = is_present ? sentence.last_read : segment.last_seen,
         .gone = segment.present ? std::nullopt : std::optional(segment.last_change)});
    return {};
  }

  /// The body that an attempt brought; read once, since one shows many sentences.
  Result<std::optional<Digest>> payload_of(FetchId fetch) {
    const auto known = payloads_.find(fetch);
    if (known != payloads_.end()) return known->second;
    const db::FetchRow row = TRY(ledger_.evidence().get(fetch));
    payloads_.emplace(fetch, row.record.payload);
    return row.record.payload;
  }

  Ledger& ledger_;
  const analysis::RubricReader& reader_;
  const ReviewBook& reviews_;
  Instant as_of_;
  std::vector<Sentence> sentences_;
  std::map<FetchId, std::optional<Digest>> payloads_;
};

}  // namespace

Result<LabPages> LabPages::read(Ledger& ledger, const std::vector<const Lab*>& labs) {
  std::map<std::string, std::pair<const Lab*, const Source*>> named;
  for (const Lab* lab : labs) {
    for (const Source& source : lab->sources)
      named.emplace(source.url, std::pair(lab, &source));
  }
  LabPages pages;
  const std::vector<std::string> urls = TRY(ledger.evidence().source_urls());
  for (const std::string& url : urls) {
    if (const auto found = named.find(url); found != named.end()) {
      pages.by_lab_[found->second.first->id].push_back({url, found->second.second->topic});
    } else if (const Lab* lab = lab_of_site(labs, site_of(url)); lab != nullptr) {
      pages.by_lab_[lab->id].push_back({url, {}});
    }
  }
  return pages;
}

const std::vector<LabPages::Page>& LabPages::of(const std::string& lab_id) const {
  static const std::vector<Page> none;
  const auto found = by_lab_.find(lab_id);
  return found == by_lab_.end() ? none : found->second;
}

Result<std::vector<PageWordings>> read_wordings(Ledger& ledger, const LabPages& pages,
                                                const std::string& lab_id) {
  std::vector<PageWordings> all;
  for (const LabPages::Page& page : pages.of(lab_id)) {
    const auto source = TRY(ledger.evidence().find_source(page.url));
    if (!source) continue;
    all.push_back({.page = page, .rows = TRY(ledger.statements().everything(*source))});
  }
  return all;
}

Result<analysis::LabEvidence> read_lab_evidence(Ledger& ledger,
                                                const analysis::RubricReader& reader,
                                                const std::vector<PageWordings>& pages,
                                                const ReviewBook& reviews,
                                                const std::string& lab_id, Instant as_of) {
  analysis::LabEvidence evidence;
  evidence.lab_id = lab_id;
  EvidenceReader one(ledger, reader, reviews, as_of);
  for (const PageWordings& page : pages)
    TRY(one.add_page(page, evidence));
  TRY(one.finish(evidence));
  return evidence;
}

}  // namespace labledger::cli

#include "cli/report_model.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "cli/announcements.hpp"
#include "cli/derive.hpp"
#include "cli/lexicon_files.hpp"
#include "cli/neighbours.hpp"
#include "cli/report_contents.hpp"
#include "cli/report_scores.hpp"
#include "cli/report_statements.hpp"
#include "cli/review_book.hpp"
#include "cli/source_history.hpp"

namespace labledger::cli {
namespace {

using reports::AttemptCounts;
using reports::CaptureReference;
using reports::ChangeReport;
using reports::SourceReport;

std::optional<CaptureReference> reference_to(const HistoryEntry* entry) {
  if (entry == nullptr || !entry->payload) return std::nullopt;
  return CaptureReference{entry->at, *entry->payload, entry->provenance};
}

void count(const HistoryEntry& entry, AttemptCounts& counts) {
  if (entry.judged) {
    ++(entry.usable() ? counts.good : counts.unusable);
    return;
  }
  switch (entry.outcome) {
    case FetchOutcome::Blocked:
    case FetchOutcome::Disallowed:
      ++counts.blocked;
      break;
    case FetchOutcome::Gone:
      ++counts.gone;
      break;
    default:
      ++counts.failed;
  }
}

class ModelBuilder {
 public:
  ModelBuilder(Ledger& ledger, Announcements& announcements, const ReviewBook& reviews,
               Instant as_of, reports::Period period)
      : ledger_(ledger),
        announcements_(announcements),
        reviews_(reviews),
        neighbours_(ledger, as_of),
        as_of_(as_of),
        period_(period) {}

  /// What the ledger knows of a source. Remembers its history for the changes.
  Result<SourceReport> source_report(const Source& source) {
    const SourceHistory& history = TRY(history_of(source.url));
    SourceReport report;
    report.source = source;
    for (const HistoryEntry& entry : history.entries) {
      report.last_attempt =
          reports::Attempt{entry.at, entry.outcome, entry.status, entry.problems, entry.error};
      if (entry.usable() && !report.first_seen) report.first_seen = entry.at;
      if (entry.usable()) report.last_confirmed = entry.at;
      if (entry.usable() && entry.outcome == FetchOutcome::Fetched) {
        report.last_good = reference_to(&entry);
      }
      if (entry.at >= period_.since && entry.at < period_.until) count(entry, report.attempts);
    }
    report.version_count = static_cast<std::uint32_t>(history.versions.size());
    TRY(describe_last(source, history, report));
    return report;
  }

  /// Hands out the changes of the period, each with the two captures that show it.
  Result<std::vector<ChangeReport>> change_reports() {
    return read_changes({.since = period_.since, .until = period_.until, .only_news = false});
  }

  /// The substantive changes of the year up to `as_of` that lie before the period.
  Result<std::vector<ChangeReport>> earlier_reports() {
    constexpr std::chrono::hours kYear{24 * 365};
    const Instant since = as_of_ + -std::chrono::milliseconds(kYear);
    if (!period_.since || *period_.since <= since) return std::vector<ChangeReport>();
    auto found = TRY(read_changes({.since = since, .until = period_.since, .only_news = true}));
    std::erase_if(found, [](const ChangeReport& report) {
      return report.change.change_class != ChangeClass::Substantive;
    });
    return found;
  }

  /// Notes the URLs that a lab owns. The lab must outlive the builder.
  void own(const Lab& lab) {
    for (const Source& source : lab.sources)
      owners_.emplace(source.url, Owner{&lab, &source});
  }
  [[nodiscard]] bool is_owned(const std::string& url) const { return owners_.contains(url); }

  /// Adds those of the sources whose pages are quoted.
  void add_quoted(std::vector<SourceReport>& reports, std::vector<QuotedSource>& quoted) const {
    for (SourceReport& report : reports) {
      const auto found = quoted_.find(report.source.url);
      if (found != quoted_.end()) quoted.push_back({&report, found->second});
    }
  }

 private:
  Result<std::vector<ChangeReport>> read_changes(const db::ChangeFilter& query) {
    std::vector<ChangeReport> found;
    auto rows = TRY(ledger_.changes().read(query));
    for (db::ChangeRow& row : rows) {
      if (row.change.not_after > as_of_) continue;
      const SourceHistory& history = TRY(history_of(row.url));
      ChangeReport report;
      report.url = row.url;
      const Lab* lab = nullptr;
      if (const auto owner = owners_.find(row.url); owner != owners_.end()) {
        lab = owner->second.lab;
        report.lab_id = lab->id;
        report.source_id = owner->second.source->id;
      }
      report.before = reference_to(history.last_usable(row.change.not_before));
      report.after = reference_to(history.last_usable(row.change.not_after));
      if (const db::VersionRow* before = history.wording_at(row.change.not_before)) {
        report.modified_before = before->modified;
      }
      if (const db::VersionRow* after = history.wording_at(row.change.not_after)) {
        report.title = after->title;
        report.modified_after = after->modified;
      }
      TRY(neighbours_.mark(lab, row.url, row.change));
      if (row.change.change_class == ChangeClass::Substantive) {
        report.announcement =
            TRY(announcements_.find(lab, changed_page(row.url, history, row.change), row.change));
      }
      report.reviews = reviews_.of(ReviewSubject::Change, row.change.id);
      report.change = std::move(row.change);
      found.push_back(std::move(report));
    }
    return found;
  }

  Result<std::reference_wrapper<const SourceHistory>> history_of(const std::string& url) {
    const auto known = histories_.find(url);
    if (known != histories_.end()) return std::cref(known->second);
    SourceHistory history = TRY(read_history(ledger_, url, as_of_));
    return std::cref(histories_.emplace(url, std::move(history)).first->second);
  }

  /// Title and dates of the last usable capture; notes the capture when its page is quoted.
  Result<void> describe_last(const Source& source, const SourceHistory& history,
                             SourceReport& report) {
    const HistoryEntry* last = history.last_usable(as_of_);
    if (last == nullptr || !last->version) return {};
    const auto row = TRY(ledger_.evidence().find_source(source.url));
    if (row) report.last_change = TRY(ledger_.changes().last_substantive(*row, as_of_));
    const db::VersionRow* version = history.version(*last->version);
    if (version == nullptr) return {};
    report.title = version->title;
    report.published = version->published;
    report.modified = version->modified;
    report.effective = version->effective;
    const bool is_page = source.kind == SourceKind::Page || source.kind == SourceKind::Document;
    if (!is_page) return {};  // A list has items, and no sentences.
    report.segment_count = static_cast<std::uint32_t>(version->segments);
    if (reports::is_quoted_topic(source.topic))
      quoted_.insert_or_assign(source.url, version->fetch);
    return {};
  }

  struct Owner {
    const Lab* lab;
    const Source* source;
  };

  Ledger& ledger_;
  Announcements& announcements_;
  const ReviewBook& reviews_;
  Neighbours neighbours_;
  Instant as_of_;
  reports::Period period_;
  std::unordered_map<std::string, Owner> owners_;
  std::unordered_map<std::string, FetchId> quoted_;  // By URL, the capture of the last wording.
  std::map<std::string, SourceHistory> histories_;   // Node-based: references stay valid.
};

}  // namespace

Result<reports::ReportModel> build_report_model(
    Ledger& ledger, const parsers::Registry& registry, const std::vector<Lab>& labs, Instant as_of,
    reports::Period period, const std::function<void(std::int64_t, std::int64_t)>& progress) {
  reports::ReportModel model;
  model.as_of = as_of;
  model.period = period;
  const Lexicon lexicon = TRY(load_lexicon(""));
  const auto search = TRY(analysis::AnnouncementSearch::compile(lexicon));
  Announcements announcements(ledger, search, as_of);
  const ReviewBook reviews = TRY(ReviewBook::read(ledger));
  ModelBuilder builder(ledger, announcements, reviews, as_of, period);
  std::int64_t total = 0;
  for (const Lab& lab : labs) {
    builder.own(lab);
    total += static_cast<std::int64_t>(lab.sources.size());
  }
  std::int64_t done = 0;
  for (const Lab& lab : labs) {
    reports::LabReport& report = model.labs.emplace_back();
    report.lab = lab;
    for (const Source& source : lab.sources) {
      progress(done++, total);
      report.sources.push_back(TRY(builder.source_report(source)));
    }
  }
  const std::vector<std::string> urls = TRY(ledger.evidence().source_urls());
  for (const std::string& url : urls) {
    if (builder.is_owned(url) || is_robots_txt(url)) continue;
    Source source;
    source.url = url;
    model.ad_hoc.push_back(TRY(builder.source_report(source)));
  }
  std::vector<QuotedSource> quoted;
  for (reports::LabReport& report : model.labs)
    builder.add_quoted(report.sources, quoted);
  builder.add_quoted(model.ad_hoc, quoted);
  TRY(fill_contents(ledger, quoted));
  model.changes = TRY(builder.change_reports());
  model.earlier = TRY(builder.earlier_reports());
  TRY(fill_scores(ledger, model));
  TRY(fill_statements(ledger, registry, model));  // After staff and openings, which it reads.
  return model;
}

}  // namespace labledger::cli

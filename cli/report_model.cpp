#include "cli/report_model.hpp"

#include <algorithm>
#include <future>
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
  ModelBuilder(SourceHistories& histories, Announcements& announcements, const ReviewBook& reviews,
               reports::Period period)
      : histories_(histories),
        ledger_(histories.ledger()),
        announcements_(announcements),
        reviews_(reviews),
        neighbours_(ledger_, histories.as_of()),
        as_of_(histories.as_of()),
        period_(period) {}

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

  /// Adds the sources of the labs to their reports, which stand in the same order, and those that
  /// no lab claims. The labs must outlive the builder.
  Result<void> fill_sources(const std::vector<Lab>& labs,
                            const std::function<void(std::int64_t, std::int64_t)>& progress,
                            reports::ReportModel& model) {
    std::int64_t total = 0;
    for (const Lab& lab : labs) {
      own(lab);
      total += static_cast<std::int64_t>(lab.sources.size());
    }
    std::int64_t done = 0;
    for (std::size_t i = 0; i < labs.size(); ++i) {
      for (const Source& source : labs[i].sources) {
        progress(done++, total);
        model.labs[i].sources.push_back(TRY(source_report(source)));
      }
    }
    const std::vector<std::string> urls = TRY(ledger_.evidence().source_urls());
    for (const std::string& url : urls) {
      if (owners_.contains(url) || is_robots_txt(url)) continue;
      Source source;
      source.url = url;
      model.ad_hoc.push_back(TRY(source_report(source)));
    }
    return {};
  }

  /// The sources of the model whose pages are quoted.
  [[nodiscard]] std::vector<QuotedSource> quoted(reports::ReportModel& model) const {
    std::vector<QuotedSource> quoted;
    const auto add = [&](std::vector<SourceReport>& reports) {
      for (SourceReport& report : reports) {
        const auto found = quoted_.find(report.source.url);
        if (found != quoted_.end()) quoted.push_back({&report, found->second});
      }
    };
    for (reports::LabReport& report : model.labs)
      add(report.sources);
    add(model.ad_hoc);
    return quoted;
  }

 private:
  /// Notes the URLs that a lab owns.
  void own(const Lab& lab) {
    for (const Source& source : lab.sources)
      owners_.emplace(source.url, Owner{&lab, &source});
  }

  /// What the ledger knows of a source.
  Result<SourceReport> source_report(const Source& source) {
    const SourceHistory& history = TRY(histories_.of(source.url));
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

  Result<std::vector<ChangeReport>> read_changes(const db::ChangeFilter& query) {
    std::vector<ChangeReport> found;
    auto rows = TRY(ledger_.changes().read(query));
    for (db::ChangeRow& row : rows) {
      if (row.change.not_after > as_of_) continue;
      const SourceHistory& history = TRY(histories_.of(row.url));
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

  SourceHistories& histories_;
  Ledger& ledger_;
  Announcements& announcements_;
  const ReviewBook& reviews_;
  Neighbours neighbours_;
  Instant as_of_;
  reports::Period period_;
  std::unordered_map<std::string, Owner> owners_;
  std::unordered_map<std::string, FetchId> quoted_;  // By URL, the capture of the last wording.
};

}  // namespace

Result<reports::ReportModel> build_report_model(
    const LedgerSnapshot& snapshot, const parsers::Registry& registry, const std::vector<Lab>& labs,
    SourceHistories& histories, reports::Period period, ResultMemory& memory,
    const std::function<void(std::int64_t, std::int64_t)>& progress) {
  Ledger& ledger = snapshot.ledger();
  reports::ReportModel model;
  model.as_of = histories.as_of();
  model.period = period;
  for (const Lab& lab : labs)
    model.labs.emplace_back().lab = lab;
  // Scores need no more of the model than its labs, and fill what nobody else does.
  const bool is_beside = snapshot.beside() != nullptr;
  Wordings wordings(is_beside ? *snapshot.beside() : ledger);
  const auto score = [&] { return fill_scores(wordings, memory, model); };
  auto scored = std::async(is_beside ? std::launch::async : std::launch::deferred, score);
  const Lexicon lexicon = TRY(load_lexicon(""));
  const auto search = TRY(analysis::AnnouncementSearch::compile(lexicon));
  Announcements announcements(ledger, search, model.as_of);
  const ReviewBook reviews = TRY(ReviewBook::read(ledger));
  ModelBuilder builder(histories, announcements, reviews, period);
  TRY(builder.fill_sources(labs, progress, model));
  TRY(fill_contents(ledger, builder.quoted(model), memory));
  model.changes = TRY(builder.change_reports());
  model.earlier = TRY(builder.earlier_reports());
  TRY(scored.get());
  // After staff and openings, which it reads.
  TRY(fill_statements(wordings, histories, registry, model));
  return model;
}

}  // namespace labledger::cli

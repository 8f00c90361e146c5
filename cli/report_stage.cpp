#include "cli/report_stage.hpp"

#include <chrono>
#include <functional>
#include <future>
#include <mutex>
#include <utility>
#include <vector>

#include "cli/page_writer.hpp"
#include "cli/parallel.hpp"
#include "cli/program_identity.hpp"
#include "cli/progress.hpp"
#include "cli/report_captures.hpp"
#include "cli/report_feeds.hpp"
#include "cli/report_folder.hpp"
#include "cli/report_model.hpp"
#include "cli/result_memory.hpp"
#include "reports/captures.hpp"
#include "reports/data/data_files.hpp"
#include "reports/html/search_index.hpp"
#include "reports/pages/reading_order.hpp"
#include "reports/site.hpp"

namespace labledger::cli {
namespace {

constexpr std::chrono::hours kDefaultPeriod{24 * 30};

/// How far the pieces of work are that several threads do.
class WorkProgress {
 public:
  WorkProgress(std::size_t total, int verbosity)
      : total_(static_cast<std::int64_t>(total)), progress_("pages", verbosity) {}

  /// There is more to do than was known.
  void add(std::size_t count) {
    const std::scoped_lock lock(mutex_);
    total_ += static_cast<std::int64_t>(count);
  }

  /// One more is done.
  void step() {
    const std::scoped_lock lock(mutex_);
    progress_.show(++done_, total_);
  }

 private:
  std::mutex mutex_;  // Guards what follows.
  std::int64_t total_;
  std::int64_t done_ = 0;
  Progress progress_;
};

Result<void> write_all(const std::vector<reports::RenderedFile>& files, ReportFolder& folder) {
  for (const reports::RenderedFile& file : files)
    TRY(folder.write(file.path, file.bytes));
  return {};
}

/// The pages of the captures, which only HTML has: without them it could not show each quote where
/// it stands. The capture of a page that is kept is not parsed.
Result<void> write_captures(SourceHistories& histories, const std::vector<Lab>& labs,
                            const reports::ReportModel& model, PageWriter& writer,
                            WorkProgress& progress) {
  std::vector<reports::UsedCapture> captures = reports::used_captures(model);
  progress.add(captures.size());
  const auto is_wanted = [&](const CaptureInputs& inputs) {
    const std::string page = reports::capture_place(inputs.used->capture.payload).page;
    if (!writer.keeps(page, digest_of(inputs))) return true;
    progress.step();
    return false;
  };
  const auto take = [&](const CaptureInputs& inputs, const Document* document) -> Result<void> {
    std::optional<Digest> made_from;
    if (is_settled(document)) made_from = digest_of(inputs);
    TRY(writer.write(reports::capture_page(*inputs.used, document), made_from));
    progress.step();
    return {};
  };
  return for_each_capture(histories, labs, std::move(captures), is_wanted, take);
}

/// All files that tell of the model, on all processors. Saves the memory meanwhile.
Result<void> write_site(SourceHistories& histories, const ReportRequest& request,
                        const reports::ReportModel& model, const ResultMemory& memory,
                        PageWriter& writer, ReportFolder& folder) {
  const reports::SitePages pages(model);
  reports::DataFiles data(model);
  std::vector<std::function<Result<void>(WorkProgress&)>> work;  // The longest first.
  if (writer.has_html()) {
    TRY(writer.write_assets());
    // Only this piece reads the ledger, which is for one thread at a time.
    work.emplace_back([&](WorkProgress& progress) {
      return write_captures(histories, request.labs, model, writer, progress);
    });
    for (std::size_t part = 0; part < reports::DataFiles::kParts; ++part)
      work.emplace_back([&, part](WorkProgress&) { return write_all(data.print(part), folder); });
    work.emplace_back(
        [&](WorkProgress&) { return write_all(reports::search_index(model), folder); });
    work.emplace_back([&](WorkProgress&) { return write_all({render_calendar(model)}, folder); });
  }
  work.emplace_back([&](WorkProgress&) {
    memory.save();
    return Result<void>();
  });
  for (std::size_t i = 0; i < pages.count(); ++i)
    work.emplace_back([&, i](WorkProgress&) { return writer.write(pages.page(i)); });
  WorkProgress progress(work.size(), request.verbosity);
  const auto do_one = [&](std::size_t i) -> Result<void> {
    TRY(work[i](progress));
    progress.step();
    return {};
  };
  TRY(try_on_all_processors(work.size(), do_one));
  return writer.has_html() ? write_all({data.package()}, folder) : Result<void>();
}

/// Begins to write the feeds, which tell of events alone, on a thread of their own.
Result<std::future<Result<void>>> begin_feeds(Ledger& ledger, const ReportRequest& request,
                                              ReportFolder& folder) {
  auto events = TRY(ledger.events().read({.since = {}, .until = {}, .id = ""}));
  auto write = [&request, &folder, events = std::move(events)]() -> Result<void> {
    return write_all(TRY(render_feeds(events, request.labs, request.as_of, request.report_url)),
                     folder);
  };
  return std::async(std::launch::async, std::move(write));
}

MemoryFile results_file(const ReportRequest& request) {
  return {request.cache_folder, request.folder, "results", program_identity()};
}

Result<reports::ReportModel> model_for(const LedgerSnapshot& snapshot, SourceHistories& histories,
                                       const ReportRequest& request, ResultMemory& memory) {
  Progress progress("report", request.verbosity);
  const auto show = [&](std::int64_t done, std::int64_t total) { progress.show(done, total); };
  return build_report_model(snapshot, *request.registry, request.labs, histories, request.period,
                            memory, show);
}

}  // namespace

reports::Period default_period(Instant as_of) {
  // From the beginning of a day, so that pages do not change with every hour.
  const auto since =
      std::chrono::floor<std::chrono::days>(std::chrono::milliseconds(as_of.ms) - kDefaultPeriod);
  return {.since = Instant{std::chrono::milliseconds(since).count()},
          .until = as_of + std::chrono::milliseconds{1}};
}

Result<ReportFiles> write_report(Ledger& ledger, const ReportRequest& request) {
  const LedgerSnapshot snapshot = TRY(LedgerSnapshot::take(ledger));
  SourceHistories histories(ledger, request.as_of);
  ReportFolder folder(request.folder);
  PageWriter writer(request, folder);
  std::future<Result<void>> feeds;  // Waits when destroyed.
  if (writer.has_html()) feeds = TRY(begin_feeds(ledger, request, folder));
  ResultMemory memory(results_file(request));
  const reports::ReportModel model = TRY(model_for(snapshot, histories, request, memory));
  TRY(write_site(histories, request, model, memory, writer, folder));
  writer.save();
  if (feeds.valid()) TRY(feeds.get());
  return ReportFiles{.files = folder.files(),
                     .written = folder.written(),
                     .has_chart_program = !writer.has_html() || writer.has_chart_program()};
}

Result<ReportFiles> write_data(Ledger& ledger, const ReportRequest& request) {
  const LedgerSnapshot snapshot = TRY(LedgerSnapshot::take(ledger));
  SourceHistories histories(ledger, request.as_of);
  ResultMemory memory(results_file(request));
  const reports::ReportModel model = TRY(model_for(snapshot, histories, request, memory));
  ReportFolder folder(request.folder);
  TRY(write_all(reports::render_data(model), folder));
  memory.save();
  return ReportFiles{.files = folder.files(), .written = folder.written()};
}

}  // namespace labledger::cli

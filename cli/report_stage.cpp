#include "cli/report_stage.hpp"

#include <chrono>
#include <functional>
#include <mutex>

#include "cli/files.hpp"
#include "cli/page_memory.hpp"
#include "cli/parallel.hpp"
#include "cli/program_identity.hpp"
#include "cli/progress.hpp"
#include "cli/report_captures.hpp"
#include "cli/report_feeds.hpp"
#include "cli/report_folder.hpp"
#include "cli/report_model.hpp"
#include "reports/captures.hpp"
#include "reports/data/data_files.hpp"
#include "reports/html/assets.hpp"
#include "reports/html/html_page.hpp"
#include "reports/html/search_index.hpp"
#include "reports/markdown/markdown_page.hpp"
#include "reports/pages/reading_order.hpp"
#include "reports/site.hpp"

namespace labledger::cli {
namespace {

constexpr std::chrono::hours kDefaultPeriod{24 * 30};

/// Where Debian's libjs-chart.js puts it.
constexpr const char* kChartProgram = "/usr/share/javascript/chart.js/chart.min.js";
constexpr std::size_t kChartProgramLimit = 4U << 20;

/// Writes pages in the formats that were asked for. Thread-safe once the assets are written.
class PageWriter {
 public:
  PageWriter(const ReportRequest& request, ReportFolder& folder)
      : request_(request), folder_(folder) {}

  [[nodiscard]] bool has_html() const { return request_.format != ReportFormat::Markdown; }
  [[nodiscard]] bool has_chart_program() const { return charts_ == reports::ChartProgram::Present; }

  Result<void> write(const reports::Page& page) {
    const bool has_markdown = request_.format != ReportFormat::Html;
    if (has_markdown && page.formats == reports::PageFormats::All) {
      const std::string head =
          request_.front_matter ? request_.front_matter->before(page, request_.as_of) : "";
      TRY(folder_.write(page.path + ".md", head + reports::print_markdown(page)));
    }
    if (has_html()) TRY(folder_.write(page.path + ".html", reports::print_html(page, charts_)));
    return {};
  }

  /// What all HTML pages share.
  Result<void> write_assets() {
    for (const reports::Asset& asset : reports::site_assets())
      TRY(folder_.write("assets/" + std::string(asset.name), asset.bytes));
    const auto program = read_file(kChartProgram, kChartProgramLimit);
    if (program) {
      TRY(folder_.write("assets/chart.min.js", *program));
      charts_ = reports::ChartProgram::Present;
    }
    return {};
  }

 private:
  const ReportRequest& request_;
  ReportFolder& folder_;
  reports::ChartProgram charts_ = reports::ChartProgram::Absent;
};

/// The pages of the captures, which only HTML has: without them it could not show each quote where
/// it stands. A page whose inputs and file are as they were is not made again.
Result<void> write_captures(Ledger& ledger, const ReportRequest& request,
                            const reports::ReportModel& model, PageWriter& writer,
                            ReportFolder& folder) {
  Progress progress("captures", request.verbosity);
  const std::vector<reports::UsedCapture> captures = reports::used_captures(model);
  PageMemory memory = PageMemory::open(page_memory_path(request.cache_folder, folder.path()),
                                       folder.path(), program_identity());
  const auto name_of = [](const CaptureInputs& inputs) {
    return reports::capture_place(inputs.used->capture.payload).page + ".html";
  };
  const auto inputs_of = [&](const CaptureInputs& inputs) {
    const Digest digest = digest_of(inputs);
    const std::string_view charts = writer.has_chart_program() ? "charts" : "tables";
    return DigestBuilder().add(charts).add(digest.view()).finish();
  };
  std::int64_t done = 0;
  const auto is_wanted = [&](const CaptureInputs& inputs) {
    const std::string name = name_of(inputs);
    const auto state = folder.state_of(name);
    const Digest digest = inputs_of(inputs);
    if (!memory.is_as_left(name, digest, state)) return true;
    memory.remember(name, digest, state);
    folder.keep();
    ++done;
    return false;
  };
  const auto take = [&](const CaptureInputs& inputs, const Document* document) -> Result<void> {
    progress.show(done++, static_cast<std::int64_t>(captures.size()));
    TRY(writer.write(reports::capture_page(*inputs.used, document)));
    const std::string name = name_of(inputs);
    if (is_settled(document)) memory.remember(name, inputs_of(inputs), folder.state_of(name));
    return {};
  };
  TRY(for_each_capture(ledger, request.labs, request.as_of, captures, is_wanted, take));
  memory.save();
  return {};
}

Result<void> write_all(const std::vector<reports::RenderedFile>& files, ReportFolder& folder) {
  for (const reports::RenderedFile& file : files)
    TRY(folder.write(file.path, file.bytes));
  return {};
}

Result<void> write_feeds(Ledger& ledger, const ReportRequest& request, ReportFolder& folder) {
  return write_all(TRY(render_feeds(ledger, request.labs, request.as_of, request.report_url)),
                   folder);
}

/// Does the pieces of work on all processors, and shows how far it is.
Result<void> do_all(const std::vector<std::function<Result<void>()>>& work, int verbosity) {
  Progress progress("pages", verbosity);
  std::mutex mutex;  // Of the progress.
  std::int64_t done = 0;
  return try_on_all_processors(work.size(), [&](std::size_t i) -> Result<void> {
    TRY(work[i]());
    const std::scoped_lock lock(mutex);
    progress.show(++done, static_cast<std::int64_t>(work.size()));
    return {};
  });
}

Result<reports::ReportModel> model_for(Ledger& ledger, const ReportRequest& request) {
  Progress progress("report", request.verbosity);
  const auto show = [&](std::int64_t done, std::int64_t total) { progress.show(done, total); };
  return build_report_model(ledger, *request.registry, request.labs, request.as_of, request.period,
                            show);
}

}  // namespace

reports::Period default_period(Instant as_of) {
  return {.since = as_of + -std::chrono::milliseconds(kDefaultPeriod),
          .until = as_of + std::chrono::milliseconds{1}};
}

Result<ReportFiles> write_report(Ledger& ledger, const ReportRequest& request) {
  const db::Transaction snapshot = TRY(db::Transaction::begin_reading(ledger.database()));
  const reports::ReportModel model = TRY(model_for(ledger, request));
  ReportFolder folder(request.folder);
  PageWriter writer(request, folder);
  std::vector<std::function<Result<void>()>> work;  // The longest first.
  if (writer.has_html()) {
    TRY(writer.write_assets());
    TRY(write_captures(ledger, request, model, writer, folder));
    TRY(write_feeds(ledger, request, folder));
    work.emplace_back([&] { return write_all(reports::render_data(model), folder); });
    work.emplace_back([&] { return write_all(reports::search_index(model), folder); });
    work.emplace_back([&] { return write_all({render_calendar(model)}, folder); });
  }
  const reports::SitePages pages(model);
  for (std::size_t i = 0; i < pages.count(); ++i)
    work.emplace_back([&, i] { return writer.write(pages.page(i)); });
  TRY(do_all(work, request.verbosity));
  return ReportFiles{.files = folder.files(),
                     .written = folder.written(),
                     .has_chart_program = !writer.has_html() || writer.has_chart_program()};
}

Result<ReportFiles> write_data(Ledger& ledger, const ReportRequest& request) {
  const db::Transaction snapshot = TRY(db::Transaction::begin_reading(ledger.database()));
  const reports::ReportModel model = TRY(model_for(ledger, request));
  ReportFolder folder(request.folder);
  TRY(write_all(reports::render_data(model), folder));
  return ReportFiles{.files = folder.files(), .written = folder.written()};
}

}  // namespace labledger::cli

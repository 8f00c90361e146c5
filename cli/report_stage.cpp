#include "cli/report_stage.hpp"

#include <chrono>
#include <functional>

#include "cli/files.hpp"
#include "cli/page_memory.hpp"
#include "cli/program_identity.hpp"
#include "cli/progress.hpp"
#include "cli/report_captures.hpp"
#include "cli/report_feeds.hpp"
#include "cli/report_folder.hpp"
#include "cli/report_model.hpp"
#include "cli/report_statements.hpp"
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

/// Writes pages in the formats that were asked for.
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

  /// What all HTML pages share, and the index of the search.
  Result<void> write_assets(const reports::ReportModel& model) {
    for (const reports::Asset& asset : reports::site_assets())
      TRY(folder_.write("assets/" + std::string(asset.name), asset.bytes));
    const auto program = read_file(kChartProgram, kChartProgramLimit);
    if (program) {
      TRY(folder_.write("assets/chart.min.js", *program));
      charts_ = reports::ChartProgram::Present;
    }
    for (const reports::RenderedFile& file : reports::search_index(model))
      TRY(folder_.write(file.path, file.bytes));
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

/// What every page leads to: tables, feeds, calendar.
Result<void> write_beside(Ledger& ledger, const ReportRequest& request,
                          const reports::ReportModel& model, ReportFolder& folder) {
  for (const reports::RenderedFile& file : reports::render_data(model))
    TRY(folder.write(file.path, file.bytes));
  const auto feeds = TRY(render_feeds(ledger, request.labs, request.as_of, request.report_url));
  for (const reports::RenderedFile& file : feeds)
    TRY(folder.write(file.path, file.bytes));
  const reports::RenderedFile calendar = render_calendar(model);
  return folder.write(calendar.path, calendar.bytes);
}

Result<reports::ReportModel> model_for(Ledger& ledger, const ReportRequest& request) {
  Progress progress("report", request.verbosity);
  const auto show = [&](std::int64_t done, std::int64_t total) { progress.show(done, total); };
  reports::ReportModel model =
      TRY(build_report_model(ledger, request.labs, request.as_of, request.period, show));
  TRY(add_statements(ledger, *request.registry, model));
  return model;
}

}  // namespace

reports::Period default_period(Instant as_of) {
  return {.since = as_of + -std::chrono::milliseconds(kDefaultPeriod),
          .until = as_of + std::chrono::milliseconds{1}};
}

Result<ReportFiles> write_report(Ledger& ledger, const ReportRequest& request) {
  const reports::ReportModel model = TRY(model_for(ledger, request));
  ReportFolder folder(request.folder);
  PageWriter writer(request, folder);
  if (writer.has_html()) {
    TRY(writer.write_assets(model));
    TRY(write_captures(ledger, request, model, writer, folder));
    TRY(write_beside(ledger, request, model, folder));
  }
  Progress progress("pages", request.verbosity);
  std::int64_t done = 0;
  TRY(reports::for_each_page(model, [&](const reports::Page& page) {
    progress.show(done++, 0);
    return writer.write(page);
  }));
  return ReportFiles{.files = folder.files(),
                     .written = folder.written(),
                     .has_chart_program = !writer.has_html() || writer.has_chart_program()};
}

Result<ReportFiles> write_data(Ledger& ledger, const ReportRequest& request) {
  const reports::ReportModel model = TRY(model_for(ledger, request));
  ReportFolder folder(request.folder);
  for (const reports::RenderedFile& file : reports::render_data(model))
    TRY(folder.write(file.path, file.bytes));
  return ReportFiles{.files = folder.files(), .written = folder.written()};
}

}  // namespace labledger::cli

#include "cli/report_stage.hpp"

#include <chrono>
#include <filesystem>
#include <system_error>

#include "cli/files.hpp"
#include "cli/progress.hpp"
#include "cli/report_model.hpp"
#include "reports/site.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kReportFileLimit = 256U << 20;
constexpr std::chrono::hours kDefaultPeriod{24 * 30};

/// Writes the files whose bytes differ from what is there; returns how many that were.
Result<std::size_t> write_files(const std::string& folder,
                                const std::vector<reports::RenderedFile>& files) {
  std::size_t written = 0;
  for (const reports::RenderedFile& file : files) {
    const std::filesystem::path path = std::filesystem::path(folder) / file.path;
    std::error_code failure;
    std::filesystem::create_directories(path.parent_path(), failure);
    if (failure) {
      return Error{ErrorKind::Storage, "cannot make the folder '" + path.parent_path().string() +
                                           "': " + failure.message()};
    }
    const auto old = read_file(path.string(), kReportFileLimit);
    if (old && *old == file.bytes) continue;
    TRY(write_file(path.string(), file.bytes));
    ++written;
  }
  return written;
}

}  // namespace

reports::Period default_period(Instant as_of) {
  return {.since = as_of + -std::chrono::milliseconds(kDefaultPeriod),
          .until = as_of + std::chrono::milliseconds{1}};
}

Result<ReportFiles> write_report(Ledger& ledger, const ReportRequest& request) {
  std::vector<reports::RenderedFile> files;
  {
    Progress progress("report", request.verbosity);
    const auto show = [&](std::int64_t done, std::int64_t total) { progress.show(done, total); };
    files = reports::render_markdown(
        TRY(build_report_model(ledger, request.labs, request.as_of, request.period, show)));
  }
  const std::size_t written = TRY(write_files(request.folder, files));
  return ReportFiles{.files = files.size(), .written = written};
}

}  // namespace labledger::cli

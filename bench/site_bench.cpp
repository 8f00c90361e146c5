// How long does printing a full site take, and one of which nothing changed? The model is made up:
// 200 labs, 5,000 changes, 100,000 statements; report_bench times the whole command. Give a folder
// to write to, if not a temporary one.
//
// An unchanged page is printed anew and compared with the file, and only then left alone. (Pages of
// captures, which are not here, have a memory: docs/decisions/0024.)

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "bench/stopwatch.hpp"
#include "cli/report_folder.hpp"
#include "core/check.hpp"
#include "core/digest.hpp"
#include "core/risk_category.hpp"
#include "reports/html/html_page.hpp"
#include "reports/html/search_index.hpp"
#include "reports/markdown/markdown_page.hpp"
#include "reports/site.hpp"

namespace labledger {
namespace {

constexpr std::size_t kLabs = 200;
constexpr std::size_t kChanges = 5'000;
constexpr std::size_t kStatements = 100'000;
constexpr std::int64_t kDay = 86'400'000;
constexpr Instant kStart{INT64_C(1'700'000'000'000)};

/// A sentence that no other number gives.
std::string sentence(std::size_t number) {
  return fmt::format(
      "We will test model {} for {} before release, and publish what the tests of group {} find.",
      number, kRiskCategories.at(number % kRiskCategories.size()), number % 97);
}

reports::StatementReport statement(std::size_t number) {
  reports::StatementReport made;
  made.id = fmt::format("{:016x}", number);
  made.url = fmt::format("https://lab{}.example/policy", number % kLabs);
  made.kinds = {number % 3 == 0 ? StatementKind::RiskAck : StatementKind::Commitment};
  made.categories = {std::string(kRiskCategories.at(number % kRiskCategories.size()))};
  made.is_present = number % 7 != 0;
  made.wordings = {{sentence(number), StatementLevel::Binding, kStart, kStart}};
  made.shown = reports::CaptureReference{kStart, sha256(made.url), Provenance::Own};
  return made;
}

reports::ChangeReport change(std::size_t number) {
  reports::ChangeReport made;
  made.lab_id = fmt::format("lab{}", number % kLabs);
  made.url = fmt::format("https://lab{}.example/policy", number % kLabs);
  made.title = fmt::format("Policy {}", number);
  made.change.id = fmt::format("{:016x}", number);
  made.change.severity = static_cast<Severity>(number % 4);
  made.change.not_before = kStart;
  made.change.not_after = kStart + std::chrono::milliseconds(kDay * (1 + number % 300));
  Edit edit;
  edit.type = ChangeType::Reworded;
  edit.before = Quote{};
  edit.before->exact = sentence(number);
  edit.after = Quote{};
  edit.after->exact = sentence(number + 1);
  made.change.edits.assign(1 + number % 5, edit);
  return made;
}

reports::ReportModel large_model() {
  reports::ReportModel model;
  model.as_of = kStart + std::chrono::milliseconds(kDay * 365);
  model.period.until = model.as_of;
  model.labs.resize(kLabs);
  for (std::size_t i = 0; i < kLabs; ++i) {
    model.labs[i].lab.id = fmt::format("lab{}", i);
    model.labs[i].lab.name = fmt::format("Lab {}", i);
  }
  for (std::size_t i = 0; i < kStatements; ++i)
    model.labs[i % kLabs].statements.push_back(statement(i));
  for (std::size_t i = 0; i < kChanges; ++i)
    model.changes.push_back(change(i));
  return model;
}

/// Writes both formats and the search index; returns how many files were new.
std::size_t write_site(const reports::ReportModel& model, const std::string& path) {
  cli::ReportFolder folder(path);
  const reports::SitePages pages(model);
  for (std::size_t i = 0; i < pages.count(); ++i) {
    const reports::Page page = pages.page(i);
    CHECK_INVARIANT(
        folder.write(page.path + ".html", reports::print_html(page, reports::ChartProgram::Present))
            .has_value());
    if (page.formats == reports::PageFormats::Html) continue;
    CHECK_INVARIANT(folder.write(page.path + ".md", reports::print_markdown(page)).has_value());
  }
  for (const reports::RenderedFile& file : reports::search_index(model))
    CHECK_INVARIANT(folder.write(file.path, file.bytes).has_value());
  return folder.written();
}

int run(const std::string& path) {
  const reports::ReportModel model = large_model();
  std::size_t files = 0;
  const bench::Timing full = bench::time_runs(1, [&] { files = write_site(model, path); });
  std::size_t changed = 0;
  const bench::Timing again = bench::time_runs(3, [&] { changed = write_site(model, path); });
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  fmt::print("{} labs, {} changes, {} statements: {} files\n", kLabs, kChanges, kStatements, files);
  fmt::print("full site         {:.2f} s\n", full.median);
  fmt::print("nothing changed   {:.2f} s ({:.2f} to {:.2f}; {} files written)\n", again.median,
             again.fastest, again.slowest, changed);
  fmt::print("most memory       {} MB\n", usage.ru_maxrss / 1024);
  return changed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace labledger

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  const fs::path folder = argc > 1 ? fs::path(argv[1]) : fs::temp_directory_path() / "site_bench";
  fs::remove_all(folder);
  const int code = labledger::run(folder.string());
  if (argc < 2) fs::remove_all(folder);
  return code;
}

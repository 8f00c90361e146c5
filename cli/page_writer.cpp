#include "cli/page_writer.hpp"

#include "cli/files.hpp"
#include "cli/program_identity.hpp"
#include "reports/html/assets.hpp"
#include "reports/markdown/markdown_page.hpp"
#include "reports/page_digest.hpp"

namespace labledger::cli {
namespace {

/// Where Debian's libjs-chart.js puts it.
constexpr const char* kChartProgram = "/usr/share/javascript/chart.js/chart.min.js";
constexpr std::size_t kChartProgramLimit = 4U << 20;

Digest made_from(std::string_view beside, const Digest& digest) {
  return DigestBuilder().add(beside).add(digest.view()).finish();
}

}  // namespace

PageWriter::PageWriter(const ReportRequest& request, ReportFolder& folder)
    : request_(request),
      folder_(folder),
      memory_(MemoryFile(request.cache_folder, folder.path(), "pages", program_identity())) {}

Result<void> PageWriter::write_assets() {
  for (const reports::Asset& asset : reports::site_assets())
    TRY(folder_.write("assets/" + std::string(asset.name), asset.bytes));
  const auto program = read_file(kChartProgram, kChartProgramLimit);
  if (program) {
    TRY(folder_.write("assets/chart.min.js", *program));
    charts_ = reports::ChartProgram::Present;
  }
  return {};
}

Result<void> PageWriter::write(const reports::Page& page) {
  const Digest digest = reports::digest_of(page);
  const bool has_markdown = request_.format != ReportFormat::Html;
  if (has_markdown && page.formats == reports::PageFormats::All) {
    const std::string head =
        request_.front_matter ? request_.front_matter->before(page, request_.as_of) : "";
    const auto print = [&] { return head + reports::print_markdown(page); };
    TRY(write_unless_kept(page.path + ".md", made_from(head, digest), print));
  }
  if (!has_html()) return {};
  const auto print = [&] { return reports::print_html(page, charts_); };
  return write_unless_kept(page.path + ".html", html_made_from(digest), print);
}

bool PageWriter::keeps(const std::string& path, const Digest& inputs) {
  return keeps_file(path + ".html", html_made_from(inputs));
}

Result<void> PageWriter::write(const reports::Page& page, const std::optional<Digest>& inputs) {
  const std::string name = page.path + ".html";
  const auto state = TRY(folder_.write(name, reports::print_html(page, charts_)));
  if (inputs) remember(name, html_made_from(*inputs), state);
  return {};
}

Digest PageWriter::html_made_from(const Digest& inputs) const {
  return made_from(has_chart_program() ? "charts" : "tables", inputs);
}

Result<void> PageWriter::write_unless_kept(const std::string& name, const Digest& inputs,
                                           const std::function<std::string()>& print) {
  if (keeps_file(name, inputs)) return {};
  remember(name, inputs, TRY(folder_.write(name, print())));
  return {};
}

bool PageWriter::keeps_file(const std::string& name, const Digest& inputs) {
  const auto state = folder_.state_of(name);
  if (!memory_.is_as_left(name, inputs, state)) return false;
  remember(name, inputs, state);
  folder_.keep();
  return true;
}

void PageWriter::remember(const std::string& name, const Digest& inputs,
                          const std::optional<FileState>& state) {
  const std::scoped_lock lock(mutex_);
  memory_.remember(name, inputs, state);
}

}  // namespace labledger::cli

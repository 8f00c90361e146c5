#pragma once
// The pages of a report as files, in the formats that were asked for.

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "cli/files.hpp"
#include "cli/page_memory.hpp"
#include "cli/report_folder.hpp"
#include "cli/report_stage.hpp"
#include "core/digest.hpp"
#include "core/result.hpp"
#include "reports/html/html_page.hpp"
#include "reports/page.hpp"

namespace labledger::cli {

/// Writes pages. One that is made from just what it was made from the last time, and whose file is
/// as it was left, is not printed again. Thread-safe once the assets are written.
class PageWriter {
 public:
  /// Both must outlive the writer.
  PageWriter(const ReportRequest& request, ReportFolder& folder);

  [[nodiscard]] bool has_html() const { return request_.format != ReportFormat::Markdown; }
  [[nodiscard]] bool has_chart_program() const { return charts_ == reports::ChartProgram::Present; }

  /// What all HTML pages share.
  [[nodiscard]] Result<void> write_assets();

  [[nodiscard]] Result<void> write(const reports::Page& page);

  /// Whether the page, which only HTML has, was made from just this, and is as it was left: then it
  /// stays. Spares making the page itself.
  [[nodiscard]] bool keeps(const std::string& path, const Digest& inputs);

  /// Writes a page that only HTML has.
  /// @param inputs for keeps() of the next report; empty when it must not keep the page.
  [[nodiscard]] Result<void> write(const reports::Page& page, const std::optional<Digest>& inputs);

  /// For the next report. When all pages are written.
  void save() const { memory_.save(); }

 private:
  [[nodiscard]] Digest html_made_from(const Digest& inputs) const;
  [[nodiscard]] Result<void> write_unless_kept(const std::string& name, const Digest& inputs,
                                               const std::function<std::string()>& print);
  bool keeps_file(const std::string& name, const Digest& inputs);
  void remember(const std::string& name, const Digest& inputs,
                const std::optional<FileState>& state);

  const ReportRequest& request_;
  ReportFolder& folder_;
  std::mutex mutex_;  // Guards what memory_ is told.
  PageMemory memory_;
  reports::ChartProgram charts_ = reports::ChartProgram::Absent;
};

}  // namespace labledger::cli

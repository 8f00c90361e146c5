#pragma once
// Which pages of a report need not be made again: what each was made from, and how its file was
// left. It is beside the report, not in it, and only saves time: without it all pages are made.

#include <optional>
#include <string>
#include <unordered_map>

#include "cli/files.hpp"
#include "cli/memory_file.hpp"
#include "core/digest.hpp"

namespace labledger::cli {

/// What is remembered of the pages of one report. One thread only.
class PageMemory {
 public:
  /// Remembers nothing, and never will.
  PageMemory() = default;

  /// What the file remembers of the report. Nothing when it is not of this report and this program.
  explicit PageMemory(MemoryFile file);

  /// Whether the page was made from exactly this, and its file is as it was left.
  [[nodiscard]] bool is_as_left(const std::string& page, const Digest& inputs,
                                const std::optional<FileState>& file) const;

  /// Notes what a page of this report is made from, and how its file is left.
  void remember(const std::string& page, const Digest& inputs,
                const std::optional<FileState>& file);

  /// Puts what remember() noted in the place of the file; pages that it was not told of are
  /// forgotten. Where that cannot be written, the next report makes all pages.
  void save() const;

 private:
  struct Made {
    Digest inputs;
    FileState file;
  };
  using Pages = std::unordered_map<std::string, Made>;

  MemoryFile file_;
  Pages before_;
  Pages now_;
};

}  // namespace labledger::cli

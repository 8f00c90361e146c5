#pragma once
// The folder of a report: files that would not change are left alone, so that whoever copies it to
// a host copies only what is new.

#include <atomic>
#include <cstddef>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "cli/files.hpp"
#include "core/result.hpp"

namespace labledger::cli {

/// Writes the files of one report. Thread-safe, for files of different names.
class ReportFolder {
 public:
  explicit ReportFolder(std::string path) : path_(std::move(path)) {}

  /// Puts the bytes in the place of the file at once, unless it holds them already; makes the
  /// folders it needs. How the file with these bytes is, which another program may since have
  /// replaced; empty when the system does not tell. Storage when the bytes cannot be written.
  /// @param name relative to the folder, with "/".
  [[nodiscard]] Result<std::optional<FileState>> write(const std::string& name,
                                                       std::string_view bytes);

  /// Leaves the file as it is; counts it as handed in.
  void keep() { ++files_; }

  /// How the file of that name is now; empty when there is none.
  [[nodiscard]] std::optional<FileState> state_of(const std::string& name) const;

  [[nodiscard]] const std::string& path() const& { return path_; }
  const std::string& path() && = delete;
  [[nodiscard]] std::size_t files() const { return files_; }      ///< Handed in so far …
  [[nodiscard]] std::size_t written() const { return written_; }  ///< … and of those, new.

 private:
  [[nodiscard]] Result<void> make_folder(const std::string& path);

  std::string path_;
  std::mutex mutex_;            // Guards made_.
  std::set<std::string> made_;  // Folders that are known to be there.
  std::atomic<std::size_t> files_ = 0;
  std::atomic<std::size_t> written_ = 0;
};

}  // namespace labledger::cli

#pragma once
// Files that only save time: what an earlier report left for the next one. They stand in the cache
// folder of the user, outside what is published, and are believed only as they were written: nobody
// else may write to them.

#include <optional>
#include <string>
#include <string_view>

#include "core/digest.hpp"

namespace labledger::cli {

/// A file of one report folder for one purpose, with a head that says whose it is, and a digest of
/// everything at its end.
class MemoryFile {
 public:
  /// None: nothing is read or written.
  MemoryFile() = default;

  /// The file below `cache_folder`, named by the absolute path of the report. There is none where
  /// that folder's name is empty, or the program is not known.
  /// @param purpose the file's name: "pages".
  /// @param program that writes it; what another one wrote is not read.
  MemoryFile(const std::string& cache_folder, const std::string& report_folder,
             std::string_view purpose, const std::optional<Digest>& program);

  /// What stands between head and digest; empty when the file is missing, damaged, of another
  /// purpose, folder or program, or one that others may write to.
  [[nodiscard]] std::string read() const;

  /// Puts it in the place of the file, at once, for nobody else to read. Where that cannot be done,
  /// or it is over 1 GiB, the next report finds the old file or none.
  void write(std::string_view body) const;

  [[nodiscard]] bool is_none() const { return path_.empty(); }
  /// Empty when there is none.
  [[nodiscard]] const std::string& path() const& { return path_; }
  const std::string& path() && = delete;

 private:
  std::string path_;
  std::string head_;
};

}  // namespace labledger::cli

#pragma once
// What took time to work out for a report, and need not be worked out again for the next one: each
// result under a digest of all that it was worked out from.

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "cli/memory_file.hpp"
#include "core/digest.hpp"

namespace labledger::cli {

/// The results of one report. Thread-safe.
class ResultMemory {
 public:
  /// Remembers nothing, and never will.
  ResultMemory() = default;

  /// What the file holds. Nothing when it is not of this report and this program.
  explicit ResultMemory(MemoryFile file);

  /// The result that was worked out from exactly this. Valid while the object lives.
  /// @param inputs over everything that the result depends on, but for the program.
  [[nodiscard]] std::optional<std::string_view> find(const Digest& inputs);

  /// Notes a result.
  void keep(const Digest& inputs, std::string result);

  /// Puts what was found or noted in the place of the file; results that nobody asked for are
  /// forgotten. Writes nothing when it holds just that.
  void save() const;

 private:
  MemoryFile file_;
  std::string bytes_;
  std::map<Digest, std::string_view> before_;  // Into bytes_.
  mutable std::mutex mutex_;                   // Guards what follows.
  std::map<Digest, std::string_view> used_;    // Into bytes_.
  std::map<Digest, std::string> now_;
};

}  // namespace labledger::cli

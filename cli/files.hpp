#pragma once
// Whole files in and out, so that no command half-reads one or leaves one half-written.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace labledger::cli {

/// The bytes of a file. NotFound when there is none; TooLarge beyond `byte_limit`; Internal when it
/// cannot be read.
[[nodiscard]] Result<std::string> read_file(const std::string& path, std::size_t byte_limit);

/// Whether the file holds exactly these bytes; no when it cannot be read. Holds none of it in
/// memory.
[[nodiscard]] bool has_bytes(const std::string& path, std::string_view bytes);

/// By what a file that nobody touched can be told.
struct FileState {
  std::int64_t size = 0;                  ///< In bytes.
  std::int64_t modified_nanoseconds = 0;  ///< When its bytes last changed, since the epoch.

  friend bool operator==(const FileState&, const FileState&) = default;
};

/// How the file is if it holds exactly these bytes; empty when it does not, is no regular file, or
/// cannot be read. Holds none of it in memory.
[[nodiscard]] std::optional<FileState> state_if_same(const std::string& path,
                                                     std::string_view bytes);

/// Whether a file must outlast a power cut. What can be made again need not be synced: after one it
/// may be empty, but never half old and half new.
enum class Durability { Synced, Renamed };

/// Who may read a new file: whom the user's umask lets, or nobody else.
enum class Readers { ByUmask, Owner };

/// Puts `bytes` in the place of the file at once: written to a temporary file in the same folder,
/// synced, and renamed over it. Whoever reads sees the old file or the new one, also after a power
/// cut if it is Synced. A failure is Storage, and leaves the old file and no temporary one. The
/// folder must exist.
[[nodiscard]] Result<void> write_file(const std::string& path, std::string_view bytes,
                                      Durability durability = Durability::Synced,
                                      Readers readers = Readers::ByUmask);

/// A file that is written piece by piece and takes its place at the end, as with write_file: until
/// commit() succeeds, nobody sees it, and nothing is left of it if it is never called.
class AtomicFile {
 public:
  /// Storage when no file can be made there.
  [[nodiscard]] static Result<AtomicFile> create(const std::string& path,
                                                 Readers readers = Readers::ByUmask);
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  /// Storage when the bytes cannot be written.
  [[nodiscard]] Result<void> append(std::string_view bytes);
  /// How the file is now, and in its place stays until somebody else writes to it. Empty when the
  /// system does not tell. Before commit().
  [[nodiscard]] std::optional<FileState> state() const;
  /// Puts the file in its place, at once. The object is spent afterwards.
  [[nodiscard]] Result<void> commit(Durability durability = Durability::Synced);

 private:
  AtomicFile(int descriptor, std::string path, std::string temporary);

  int descriptor_;  // -1 once it is closed.
  std::string path_;
  std::string temporary_;  // Empty once it is in its place.
};

/// How a regular file is; empty when there is none of that name, or it is not to be looked at.
[[nodiscard]] std::optional<FileState> file_state(const std::string& path);

/// Whether the file is ours, and nobody else may write to it: what it says is what we wrote.
[[nodiscard]] bool is_ours_alone(const std::string& path);

/// The paths of the files in a folder (not below it) whose name ends in `suffix` and does not begin
/// with a dot, sorted by bytes. NotFound when there is no such folder.
[[nodiscard]] Result<std::vector<std::string>> list_files(const std::string& folder,
                                                          std::string_view suffix);

/// The media type that a file's name speaks of: a file has no Content-Type. Empty where the name
/// says nothing, and the bytes must. Valid for ever.
[[nodiscard]] std::string_view content_type_by_name(const std::string& path);

}  // namespace labledger::cli

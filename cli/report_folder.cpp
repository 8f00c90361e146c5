#include "cli/report_folder.hpp"

#include <filesystem>
#include <system_error>

#include "cli/files.hpp"

namespace labledger::cli {

Result<void> ReportFolder::make_folder(const std::string& path) {
  const std::scoped_lock lock(mutex_);
  if (made_.contains(path)) return {};
  std::error_code failure;
  std::filesystem::create_directories(path, failure);
  if (failure) {
    return Error{ErrorKind::Storage, "cannot make the folder '" + path + "': " + failure.message()};
  }
  made_.insert(path);
  return {};
}

Result<std::optional<FileState>> ReportFolder::write(const std::string& name,
                                                     std::string_view bytes) {
  const std::filesystem::path path = std::filesystem::path(path_) / name;
  TRY(make_folder(path.parent_path().string()));
  ++files_;
  if (const auto same = state_if_same(path.string(), bytes)) return same;
  AtomicFile file = TRY(AtomicFile::create(path.string()));
  TRY(file.append(bytes));
  const std::optional<FileState> state = file.state();
  TRY(file.commit(Durability::Renamed));
  ++written_;
  return state;
}

std::optional<FileState> ReportFolder::state_of(const std::string& name) const {
  return file_state((std::filesystem::path(path_) / name).string());
}

}  // namespace labledger::cli

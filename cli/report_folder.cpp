#include "cli/report_folder.hpp"

#include <filesystem>
#include <system_error>

#include "cli/files.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kReportFileLimit = 256U << 20;

}  // namespace

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

Result<void> ReportFolder::write(const std::string& name, std::string_view bytes) {
  const std::filesystem::path path = std::filesystem::path(path_) / name;
  TRY(make_folder(path.parent_path().string()));
  ++files_;
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(path, failure);
  if (!failure && size == bytes.size()) {
    const auto old = read_file(path.string(), kReportFileLimit);
    if (old && *old == bytes) return {};
  }
  TRY(write_file(path.string(), bytes, Durability::Renamed));
  ++written_;
  return {};
}

std::optional<FileState> ReportFolder::state_of(const std::string& name) const {
  return file_state((std::filesystem::path(path_) / name).string());
}

}  // namespace labledger::cli

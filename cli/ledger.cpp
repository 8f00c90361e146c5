#include "cli/ledger.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

namespace labledger::cli {

Result<std::unique_ptr<Ledger>> Ledger::open_for_writing(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::error_code failure;
  if (!folder.empty()) std::filesystem::create_directories(folder, failure);
  if (failure) {
    return Error{ErrorKind::Storage,
                 "cannot make the folder '" + folder.string() + "': " + failure.message()};
  }
  std::optional<db::WriteLock> lock(TRY(db::WriteLock::acquire(path)));
  auto database = TRY(db::Database::open(path, db::OpenMode::ReadWrite));
  return std::unique_ptr<Ledger>(new Ledger(std::move(lock), std::move(database)));
}

Result<std::unique_ptr<Ledger>> Ledger::open_to_append(const std::string& path) {
  std::error_code unknown;
  if (!std::filesystem::exists(path, unknown)) {
    return Error{ErrorKind::NotFound, "there is no ledger at '" + path + "'"};
  }
  return open_for_writing(path);
}

Result<std::unique_ptr<Ledger>> Ledger::open_for_reading(const std::string& path) {
  auto database = TRY(db::Database::open(path, db::OpenMode::ReadOnly));
  return std::unique_ptr<Ledger>(new Ledger(std::nullopt, std::move(database)));
}

}  // namespace labledger::cli

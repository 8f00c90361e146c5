#include "db/backup.hpp"

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "core/handle.hpp"

namespace labledger::db {
namespace {

constexpr int kPagesAStep = 1024;
constexpr int kBusyPauseMs = 100;
constexpr int kBusyPatience = 100;  ///< Pauses without progress before giving up: ten seconds.

using Connection = Handle<sqlite3, sqlite3_close>;

Error failure(const std::string& path, const std::string& reason) {
  return {ErrorKind::Storage, "cannot back up to '" + path + "': " + reason};
}

/// Copies all pages. The source is read in one transaction, so it is of one moment.
Result<void> copy_pages(sqlite3* from, sqlite3* to, const std::string& path,
                        const std::function<void(std::int64_t, std::int64_t)>& progress) {
  sqlite3_backup* copy = sqlite3_backup_init(to, "main", from, "main");
  if (copy == nullptr) return failure(path, sqlite3_errmsg(to));
  int code = SQLITE_OK;
  for (int pauses = 0; pauses < kBusyPatience;) {
    code = sqlite3_backup_step(copy, kPagesAStep);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
      sqlite3_sleep(kBusyPauseMs);
      ++pauses;
      continue;
    }
    if (code != SQLITE_OK) break;
    const int total = sqlite3_backup_pagecount(copy);
    progress(total - sqlite3_backup_remaining(copy), total);
  }
  sqlite3_backup_finish(copy);
  if (code == SQLITE_DONE) return {};
  return failure(path, sqlite3_errstr(code));
}

Result<void> copy_to(Database& database, const std::string& path,
                     const std::function<void(std::int64_t, std::int64_t)>& progress) {
  sqlite3* opened = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  const Connection target(opened);
  if (code != SQLITE_OK) return failure(path, sqlite3_errstr(code));
  // One reading transaction around all steps: a writer in between would make the copy begin anew.
  TRY(database.run_script("BEGIN; SELECT 1 FROM sqlite_master"));
  auto copied = copy_pages(database.connection(), target.get(), path, progress);
  auto ended = database.run_script("COMMIT");
  TRY(std::move(copied));
  return ended;
}

Result<void> sync(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return failure(path, std::generic_category().message(errno));
  const bool synced = ::fsync(descriptor) == 0;
  const int reason = errno;
  ::close(descriptor);
  return synced ? Result<void>{} : failure(path, std::generic_category().message(reason));
}

}  // namespace

Result<void> back_up(Database& database, const std::string& path,
                     const std::function<void(std::int64_t, std::int64_t)>& progress) {
  const std::string temporary = path + ".new";
  std::remove(temporary.c_str());  // Of an attempt that was killed.
  auto copied = copy_to(database, temporary, progress);
  if (copied) copied = sync(temporary);
  if (copied && std::rename(temporary.c_str(), path.c_str()) != 0) {
    copied = failure(path, std::generic_category().message(errno));
  }
  if (!copied) std::remove(temporary.c_str());
  return copied;
}

}  // namespace labledger::db

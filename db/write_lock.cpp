#include "db/write_lock.hpp"

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace labledger::db {

Result<WriteLock> WriteLock::acquire(const std::string& ledger_path) {
  const std::string path = ledger_path + ".lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    return Error{ErrorKind::Storage,
                 "cannot make the lock file '" + path +
                     "': " + std::generic_category().message(errno) +
                     "; check that the folder exists and that you may write to it"};
  }
  WriteLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
    const std::string owner = std::to_string(::getpid()) + "\n";
    // Only a help for people: who holds it. The lock itself is the kernel's.
    if (::ftruncate(descriptor, 0) == 0 && ::write(descriptor, owner.data(), owner.size()) > 0) {
      return lock;
    }
    return lock;
  }
  std::array<char, 32> owner{};
  const auto size = ::read(descriptor, owner.data(), owner.size() - 1);
  std::string who(owner.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  while (!who.empty() && who.back() == '\n')
    who.pop_back();
  return Error{ErrorKind::Locked, "another run is writing to '" + ledger_path + "'" +
                                      (who.empty() ? "" : " (process " + who + ")") +
                                      ": wait for it to end"};
}

WriteLock::WriteLock(WriteLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriteLock::~WriteLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace labledger::db

#include "cli/files.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <random>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace labledger::cli {
namespace {

constexpr std::size_t kPieceBytes = 64U << 10;

/// An open file descriptor; closed at the end of its life.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }

  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

/// What errno says; read before anything can change it.
Error system_error(ErrorKind kind, std::string_view action, const std::string& path) {
  const std::string why = std::generic_category().message(errno);
  return {kind, "cannot " + std::string(action) + " '" + path + "': " + why};
}

Result<void> write_all(int file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      return system_error(ErrorKind::Storage, "write", path);
    }
  }
  return {};
}

/// Makes a rename in the folder last through a power cut.
Result<void> sync_folder(const std::string& path) {
  const std::string parent = std::filesystem::path(path).parent_path().string();
  const std::string folder = parent.empty() ? "." : parent;
  const Descriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (handle.get() < 0 || ::fsync(handle.get()) != 0) {
    return system_error(ErrorKind::Storage, "sync the folder", folder);
  }
  return {};
}

FileState state_of(const struct stat& found) {
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return {.size = found.st_size,
          .modified_nanoseconds = found.st_mtim.tv_sec * kNanoseconds + found.st_mtim.tv_nsec};
}

/// Letters that no other file beside this one is likely to have.
std::string random_letters() {
  constexpr std::size_t kLetters = 6;
  std::random_device random;
  std::uniform_int_distribution<int> letter('a', 'z');
  std::string letters;
  while (letters.size() < kLetters)
    letters += static_cast<char>(letter(random));
  return letters;
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t byte_limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    return system_error(errno == ENOENT ? ErrorKind::NotFound : ErrorKind::Internal, "open", path);
  }
  std::string bytes;
  while (true) {  // The size that the system states is not asked: pipes and /proc have none.
    const std::size_t before = bytes.size();
    bytes.resize(before + kPieceBytes);
    const ssize_t count = ::read(file.get(), bytes.data() + before, kPieceBytes);
    if (count < 0 && errno != EINTR) return system_error(ErrorKind::Internal, "read", path);
    bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0) return bytes;
    if (bytes.size() > byte_limit) {
      return Error{ErrorKind::TooLarge,
                   "'" + path + "' is over the limit of " + std::to_string(byte_limit) + " bytes"};
    }
  }
}

AtomicFile::AtomicFile(int descriptor, std::string path, std::string temporary)
    : descriptor_(descriptor), path_(std::move(path)), temporary_(std::move(temporary)) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})) {}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Result<AtomicFile> AtomicFile::create(const std::string& path, Readers readers) {
  // Not mkstemp(): its files are private, and to ask for the umask is to change it for all threads.
  const mode_t mode = readers == Readers::Owner ? 0600 : 0666;
  constexpr int kTries = 100;
  for (int i = 0; i < kTries; ++i) {
    std::string temporary = path + '.' + random_letters();
    const int descriptor =
        ::open(temporary.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, mode);
    if (descriptor >= 0) return AtomicFile(descriptor, path, std::move(temporary));
    if (errno != EEXIST) break;
  }
  return system_error(ErrorKind::Storage, "make a file beside", path);
}

Result<void> AtomicFile::append(std::string_view bytes) {
  return write_all(descriptor_, bytes, temporary_);
}

std::optional<FileState> AtomicFile::state() const {
  struct stat found {};
  if (::fstat(descriptor_, &found) != 0) return std::nullopt;
  return state_of(found);
}

Result<void> AtomicFile::commit(Durability durability) {
  const bool is_synced = durability == Durability::Synced;
  if (is_synced && ::fsync(descriptor_) != 0)
    return system_error(ErrorKind::Storage, "sync", temporary_);
  if (::close(std::exchange(descriptor_, -1)) != 0) {
    return system_error(ErrorKind::Storage, "close", temporary_);
  }
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    return system_error(ErrorKind::Storage, "rename to", path_);
  }
  temporary_.clear();
  return is_synced ? sync_folder(path_) : Result<void>();
}

std::optional<FileState> state_if_same(const std::string& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat found {};
  if (file.get() < 0 || ::fstat(file.get(), &found) != 0 || !S_ISREG(found.st_mode) ||
      static_cast<std::uint64_t>(found.st_size) != bytes.size()) {
    return std::nullopt;
  }
  std::array<char, kPieceBytes> piece;  // NOLINT(*-member-init): read() fills what is compared.
  while (true) {
    const ssize_t count = ::read(file.get(), piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    const auto size = static_cast<std::size_t>(count);
    if (!bytes.starts_with(std::string_view(piece.data(), size))) return std::nullopt;
    bytes.remove_prefix(size);
  }
  return bytes.empty() ? std::optional(state_of(found)) : std::nullopt;
}

Result<void> write_file(const std::string& path, std::string_view bytes, Durability durability,
                        Readers readers) {
  AtomicFile file = TRY(AtomicFile::create(path, readers));
  TRY(file.append(bytes));
  return file.commit(durability);
}

std::optional<FileState> file_state(const std::string& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return std::nullopt;
  return state_of(found);
}

bool is_ours_alone(const std::string& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode) &&
         found.st_uid == ::geteuid() && (found.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

Result<std::vector<std::string>> list_files(const std::string& folder, std::string_view suffix) {
  std::error_code failure;
  std::filesystem::directory_iterator entries(folder, failure);
  std::vector<std::string> paths;
  for (; !failure && entries != std::filesystem::directory_iterator(); entries.increment(failure)) {
    const std::string name = entries->path().filename().string();
    std::error_code unknown;
    if (name.ends_with(suffix) && !name.starts_with('.') && entries->is_regular_file(unknown)) {
      paths.push_back(entries->path().string());
    }
  }
  if (failure) {
    return Error{ErrorKind::NotFound,
                 "cannot read the folder '" + folder + "': " + failure.message()};
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string_view content_type_by_name(const std::string& path) {
  const std::string extension = std::filesystem::path(path).extension().string();
  if (extension == ".html" || extension == ".htm" || extension == ".xhtml") return "text/html";
  if (extension == ".txt" || extension == ".md") return "text/plain";
  return {};
}

}  // namespace labledger::cli

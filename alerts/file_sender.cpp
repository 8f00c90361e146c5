#include "alerts/file_sender.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "alerts/descriptor.hpp"
#include "alerts/event_json.hpp"

namespace labledger::alerts {
namespace {

SendResult later(const std::string& what) {
  return {Verdict::Later, what + ": " + std::generic_category().message(errno), {}};
}

/// Makes a new file's name lasting, too. False when that fails.
bool sync_folder(const std::string& path) {
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  const Descriptor descriptor(
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return descriptor.is_open() && ::fsync(descriptor.number()) == 0;
}

class FileSender final : public Sender {
 public:
  explicit FileSender(std::string path) : path_(std::move(path)) {}

  SendResult send(const Message& message) override {
    // Not to hang on a pipe: what is no regular file is refused right after.
    constexpr int kFlags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
    const Descriptor file(::open(path_.c_str(), kFlags, 0644));
    if (!file.is_open()) return later("cannot open " + path_);
    return append(file.number(), message);
  }

 private:
  [[nodiscard]] SendResult append(int file, const Message& message) const {
    struct stat state {};
    if (::fstat(file, &state) != 0) return later("cannot look at " + path_);
    if (!S_ISREG(state.st_mode)) return {Verdict::Refused, path_ + " is no regular file", {}};
    std::string lines;
    if (state.st_size > 0) {
      char last = '\n';
      if (::pread(file, &last, 1, state.st_size - 1) != 1) return later("cannot read " + path_);
      if (last != '\n') lines += '\n';
    }
    for (const Event& event : message.events)
      lines += to_json(event) + "\n";
    const ssize_t written = ::write(file, lines.data(), lines.size());
    if (written < 0) return later("cannot write to " + path_);
    if (static_cast<std::size_t>(written) != lines.size())
      return {Verdict::Later, "only a part could be written to " + path_, {}};
    if (::fsync(file) != 0) return later("cannot write to the disk of " + path_);
    if (state.st_size == 0 && !sync_folder(path_))
      return later("cannot write the folder of " + path_);
    return {Verdict::Accepted, "appended to " + path_, {}};
  }

  std::string path_;
};

}  // namespace

std::unique_ptr<Sender> make_file_sender(std::string path) {
  return std::make_unique<FileSender>(std::move(path));
}

}  // namespace labledger::alerts

#include "alerts/command_sender.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "alerts/alert_text.hpp"
#include "alerts/cloud_event.hpp"
#include "alerts/descriptor.hpp"
#include "core/visible_text.hpp"

namespace labledger::alerts {
namespace {

using Steady = std::chrono::steady_clock;  // Real waiting, which no clock change may stretch.

/// Of the standard error, as much is kept; the rest is read and dropped, so that nobody blocks.
constexpr std::size_t kKeptBytes = 1000;
constexpr int kTemporaryFailure = 75;  // EX_TEMPFAIL of sysexits.h.

Error internal(const char* what) {
  return {ErrorKind::Internal, fmt::format("{}: {}", what, std::generic_category().message(errno))};
}

/// Writes all of the text and goes back to the beginning. False when that fails.
bool fill(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno != EINTR) return false;
    text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
  }
  return ::lseek(file, 0, SEEK_SET) == 0;
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words)
    pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// What a program is started with; released at the end of its life.
class SpawnPlan {
 public:
  SpawnPlan() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  /// A process group of its own, no blocked and no ignored signals, and the three descriptors.
  [[nodiscard]] bool prepare(int input, int error) {
    sigset_t none{};
    sigset_t all{};
    sigemptyset(&none);
    sigfillset(&all);
    constexpr int kFlags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    return posix_spawnattr_setflags(&attributes_, kFlags) == 0 &&
           posix_spawnattr_setpgroup(&attributes_, 0) == 0 &&
           posix_spawnattr_setsigmask(&attributes_, &none) == 0 &&
           posix_spawnattr_setsigdefault(&attributes_, &all) == 0 &&
           posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO) == 0 &&
           posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0) ==
               0 &&
           posix_spawn_file_actions_adddup2(&actions_, error, STDERR_FILENO) == 0;
  }

  /// 0, or the errno of what failed.
  [[nodiscard]] int start(pid_t& pid, std::vector<std::string>& command,
                          std::vector<std::string>& environment) const {
    const std::vector<char*> argv = pointers_to(command);
    const std::vector<char*> envp = pointers_to(environment);
    return posix_spawn(&pid, command.front().c_str(), &actions_, &attributes_, argv.data(),
                       envp.data());
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

/// A program that was started, until it has ended.
struct Running {
  pid_t pid = -1;
  Descriptor process;  ///< Readable when the program has ended.
  Descriptor error;    ///< Its standard error.
};

/// Reads what there is, keeping only a beginning. False when nothing more will come.
bool drain(int error, std::string& kept) {
  std::array<char, 4096> buffer{};
  while (true) {
    const ssize_t got = ::read(error, buffer.data(), buffer.size());
    if (got == 0) return false;
    if (got < 0) return errno == EAGAIN || errno == EINTR;
    const std::size_t room = kKeptBytes - std::min(kKeptBytes, kept.size());
    kept.append(buffer.data(), std::min(room, static_cast<std::size_t>(got)));
  }
}

/// Waits for the program's end while reading its standard error. False at the deadline.
bool wait_for_end(const Running& running, Steady::time_point deadline, std::string& kept) {
  bool is_talking = true;
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Steady::now());
    if (left.count() <= 0) return false;
    std::array<pollfd, 2> polled{pollfd{running.process.number(), POLLIN, 0},
                                 pollfd{is_talking ? running.error.number() : -1, POLLIN, 0}};
    const int nap = static_cast<int>(std::min<std::int64_t>(left.count(), 60'000));
    if (::poll(polled.data(), polled.size(), nap) < 0 && errno != EINTR) return false;
    if (polled[1].revents != 0) is_talking = drain(running.error.number(), kept);
    if (polled[0].revents != 0) {
      drain(running.error.number(), kept);
      return true;
    }
  }
}

/// The end of the program; waits for it.
int reap(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

class CommandSender final : public Sender {
 public:
  CommandSender(std::vector<std::string> command, std::chrono::milliseconds timeout)
      : command_(std::move(command)), timeout_(timeout) {}

  SendResult send(const Message& message) override {
    if (command_.empty()) return {Verdict::Refused, "no program is named", {}};
    const Steady::time_point deadline = Steady::now() + timeout_;
    Running running;
    if (const Result<void> started = start(message, running); !started)
      return {Verdict::Later, started.error().message, {}};
    std::string kept;
    const bool has_ended = wait_for_end(running, deadline, kept);
    if (!has_ended) ::kill(-running.pid, SIGKILL);
    const int status = reap(running.pid);
    const std::string words = cut_text(visible_line(kept.substr(0, kept.find('\n'))), 300);
    SendResult result =
        has_ended
            ? judge(status)
            : SendResult{Verdict::Later, fmt::format("killed after {} ms", timeout_.count()), {}};
    if (!words.empty()) result.said += ": " + words;
    return result;
  }

 private:
  [[nodiscard]] Result<void> start(const Message& message, Running& running) const {
    // No pipe but an unnamed file: a program that reads nothing blocks nobody.
    const Descriptor input(::memfd_create("labledger-event", MFD_CLOEXEC));
    if (!input.is_open() || !fill(input.number(), message_data(message)))
      return internal("cannot keep the event for the program");
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return internal("cannot make a pipe");
    running.error.reset(ends[0]);
    const Descriptor error(ends[1]);
    // Only our end: the program's may block, as programs expect.
    if (::fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0) return internal("cannot set up a pipe");
    SpawnPlan plan;
    if (!plan.prepare(input.number(), error.number())) return internal("cannot set up a program");
    std::vector<std::string> command = command_;
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody sets variables.
    const char* const home = std::getenv("HOME");
    std::vector<std::string> environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8",
                                            std::string("HOME=") + (home == nullptr ? "/" : home),
                                            "LABLEDGER_EVENT_ID=" + message.key};
    if (const int failure = plan.start(running.pid, command, environment); failure != 0) {
      return Error{ErrorKind::Internal, fmt::format("cannot start {}: {}", command_.front(),
                                                    std::generic_category().message(failure))};
    }
    // glibc 2.36 declares pidfd_open for C only.
    running.process.reset(static_cast<int>(::syscall(SYS_pidfd_open, running.pid, 0)));
    if (running.process.is_open()) return {};
    Error failed = internal("cannot watch the program");
    ::kill(-running.pid, SIGKILL);
    static_cast<void>(reap(running.pid));
    return failed;
  }

  [[nodiscard]] static SendResult judge(int status) {
    if (WIFSIGNALED(status))
      return {Verdict::Later, fmt::format("ended by signal {}", WTERMSIG(status)), {}};
    const int code = WEXITSTATUS(status);
    if (code == 0) return {Verdict::Accepted, "exit code 0", {}};
    if (code == kTemporaryFailure) return {Verdict::Later, "exit code 75: try again later", {}};
    return {Verdict::Later, fmt::format("exit code {}", code), {}};
  }

  std::vector<std::string> command_;
  std::chrono::milliseconds timeout_;
};

}  // namespace

std::unique_ptr<Sender> make_command_sender(std::vector<std::string> command,
                                            std::chrono::milliseconds timeout) {
  return std::make_unique<CommandSender>(std::move(command), timeout);
}

}  // namespace labledger::alerts

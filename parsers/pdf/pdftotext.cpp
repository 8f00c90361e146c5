#include "parsers/pdf/pdftotext.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "parsers/pdf/system_call_filter.hpp"

namespace labledger::parsers {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kSniffBytes = 1024;
constexpr std::size_t kPieceBytes = 64U << 10;
constexpr auto kPrograms =
    std::to_array<const char*>({"/usr/bin/pdftotext", "/usr/local/bin/pdftotext"});

/// An open file descriptor; closed at the end of its life.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() { close(); }

  [[nodiscard]] int get() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

/// A started child. Killed with its whole group, and reaped, when destroyed.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (pid_ > 0) static_cast<void>(end());
  }

  /// Kills what still runs and returns how it ended, as wait() tells.
  int end() {
    ::kill(-pid_, SIGKILL);
    return wait();
  }

  /// Waits for its end.
  int wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
  }

 private:
  pid_t pid_;
};

Error system_error(std::string_view action) {
  return {ErrorKind::Internal, "cannot " + std::string(action) +
                                   " for pdftotext: " + std::generic_category().message(errno)};
}

Error too_large(std::string_view what, std::size_t found, std::size_t limit) {
  return {ErrorKind::TooLarge, "a PDF whose " + std::string(what) + " is " + std::to_string(found) +
                                   " bytes; the limit is " + std::to_string(limit)};
}

const char* find_program() {
  const auto* found = std::find_if(kPrograms.begin(), kPrograms.end(),
                                   [](const char* path) { return ::access(path, X_OK) == 0; });
  return found == kPrograms.end() ? nullptr : *found;
}

/// The bytes as a file without a name.
Result<Descriptor> file_of(std::string_view bytes) {
  Descriptor file(::memfd_create("pdf", MFD_CLOEXEC));
  if (file.get() < 0) return system_error("make a file in memory");
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return system_error("fill a file in memory");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return file;
}

void limit_resource(int resource, std::size_t value) noexcept {
  const rlimit limit = {value, value};
  ::setrlimit(static_cast<__rlimit_resource_t>(resource), &limit);
}

/// What the child needs, prepared before the fork: after it, nothing may allocate.
struct Launch {
  const char* program;
  int input;
  int output;
  int silence;
  const char* last_page;
  const PdfChildLimits* limits;
};

/// The child's life until it becomes pdftotext. The first byte it writes is how it is confined.
[[noreturn]] void become_pdftotext(const Launch& launch) noexcept {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::dup2(launch.input, STDIN_FILENO);
  ::dup2(launch.output, STDOUT_FILENO);
  ::dup2(launch.silence, STDERR_FILENO);
  limit_resource(RLIMIT_AS, launch.limits->memory_bytes);
  limit_resource(RLIMIT_CPU, static_cast<std::size_t>(launch.limits->processor_time.count()));
  limit_resource(RLIMIT_FSIZE, 0);  // It writes to a pipe and to nothing else.
  limit_resource(RLIMIT_CORE, 0);
  limit_resource(RLIMIT_NOFILE, 32);
  const char confined = filter_system_calls() ? 'S' : 'L';
  if (::write(STDOUT_FILENO, &confined, 1) != 1) ::_exit(126);
  const std::array<const char*, 11> arguments = {
      "pdftotext",       "-q", "-enc",  "UTF-8", "-tsv", "-l", launch.last_page,
      "/proc/self/fd/0", "-",  nullptr, nullptr};
  const std::array<const char*, 2> environment = {"LC_ALL=C.UTF-8", nullptr};
  // execve takes them without const for the sake of old programs; it changes nothing.
  ::execve(launch.program, const_cast<char* const*>(arguments.data()),
           const_cast<char* const*>(environment.data()));
  ::_exit(127);
}

/// Reads until the child closes its end.
Result<std::string> read_output(const Descriptor& pipe, const PdfChildLimits& limits) {
  const Clock::time_point deadline = Clock::now() + limits.wall_time;
  std::string out;
  std::array<char, kPieceBytes> piece;  // NOLINT(cppcoreguidelines-pro-type-member-init): a buffer.
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) {
      return Error{ErrorKind::Timeout, "pdftotext needs longer than " +
                                           std::to_string(limits.wall_time.count()) + " ms"};
    }
    pollfd waiting = {pipe.get(), POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left));
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    if (ready < 0) return system_error("wait");
    const ssize_t size = ::read(pipe.get(), piece.data(), piece.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return system_error("read");
    if (size == 0) return out;
    out.append(piece.data(), static_cast<std::size_t>(size));
    if (out.size() > limits.output_bytes) return too_large("text", out.size(), limits.output_bytes);
  }
}

/// What the end of the child means.
Result<void> judge_end(int status, const PdfChildLimits& limits) {
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    if (signal == SIGXCPU || signal == SIGKILL) {
      return Error{ErrorKind::Timeout, "pdftotext needs more than " +
                                           std::to_string(limits.processor_time.count()) +
                                           " s of processor time"};
    }
    return Error{ErrorKind::Malformed, "pdftotext was ended by signal " + std::to_string(signal) +
                                           ": the PDF is broken, or needs more than " +
                                           std::to_string(limits.memory_bytes >> 20U) + " MB"};
  }
  const int code = WEXITSTATUS(status);
  if (code == 0) return {};
  if (code == 3) return Error{ErrorKind::Refused, "the PDF's permissions forbid to read its text"};
  return Error{ErrorKind::Malformed,
               "pdftotext cannot read the PDF (exit code " + std::to_string(code) + ")"};
}

/// Whether the table names a page beyond the limit.
bool is_over_pages(std::string_view table, std::size_t pages) {
  const std::string row = "\n1\t" + std::to_string(pages + 1) + "\t";
  return table.find(row) != std::string_view::npos;
}

}  // namespace

bool is_pdf(std::string_view bytes) {
  return bytes.substr(0, kSniffBytes).find("%PDF-") != std::string_view::npos;
}

Result<PdfTable> run_pdftotext(std::string_view pdf, const PdfChildLimits& limits) {
  if (pdf.size() > limits.input_bytes) return too_large("size", pdf.size(), limits.input_bytes);
  const char* program = find_program();
  if (program == nullptr)
    return Error{ErrorKind::NotFound, "pdftotext is not installed (Debian: poppler-utils)"};
  const Descriptor input = TRY(file_of(pdf));
  std::array<int, 2> ends = {-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return system_error("make a pipe");
  const Descriptor from_child(ends[0]);
  Descriptor to_parent(ends[1]);
  const Descriptor silence(::open("/dev/null", O_WRONLY | O_CLOEXEC));
  const std::string last_page = std::to_string(limits.pages + 1);
  const Launch launch = {program,       input.get(),       to_parent.get(),
                         silence.get(), last_page.c_str(), &limits};
  const pid_t pid = ::fork();
  if (pid < 0) return system_error("start a process");
  if (pid == 0) become_pdftotext(launch);
  ::setpgid(pid, pid);  // Here too: whoever comes first.
  Child child(pid);
  to_parent.close();
  std::string output = TRY(read_output(from_child, limits));
  TRY(judge_end(child.wait(), limits));
  if (output.empty()) return Error{ErrorKind::Internal, "pdftotext was not started"};
  PdfTable table;
  table.confinement = output.front() == 'S' ? Confinement::SystemCalls : Confinement::LimitsOnly;
  output.erase(0, 1);
  table.table = std::move(output);
  if (is_over_pages(table.table, limits.pages)) {
    return Error{ErrorKind::TooLarge,
                 "a PDF of more than " + std::to_string(limits.pages) + " pages"};
  }
  return table;
}

}  // namespace labledger::parsers

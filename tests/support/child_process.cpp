#include "tests/support/child_process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/check.hpp"

namespace labledger::test {
namespace {

int temporary_file() {
  std::string path = (std::filesystem::temp_directory_path() / "labledger-XXXXXX").string();
  const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);
  CHECK_INVARIANT(descriptor >= 0);
  ::unlink(path.c_str());
  return descriptor;
}

std::string read_back(int descriptor) {
  std::string text;
  std::array<char, 65536> buffer{};
  CHECK_INVARIANT(::lseek(descriptor, 0, SEEK_SET) == 0);
  for (ssize_t got = 0; (got = ::read(descriptor, buffer.data(), buffer.size())) > 0;) {
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return text;
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words)
    pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

ChildProcess::ChildProcess(const std::string& program, const ChildOptions& options)
    : out_(temporary_file()), err_(temporary_file()) {
  std::vector<std::string> words = {program};
  words.insert(words.end(), options.arguments.begin(), options.arguments.end());
  std::vector<std::string> environment = options.environment;
  const std::vector<char*> argv = pointers_to(words);
  const std::vector<char*> envp = pointers_to(environment);
  const std::string input = options.stdin_path.empty() ? "/dev/null" : options.stdin_path;
  pid_ = ::fork();
  CHECK_INVARIANT(pid_ >= 0);
  if (pid_ != 0) return;
  // The child: only calls that are safe between fork and exec.
  const int in = ::open(input.c_str(), O_RDONLY);
  if (in < 0 || ::dup2(in, STDIN_FILENO) < 0 || ::dup2(out_, STDOUT_FILENO) < 0 ||
      ::dup2(err_, STDERR_FILENO) < 0) {
    ::_exit(126);
  }
  if (options.file_size_limit) {
    const rlimit limit{*options.file_size_limit, *options.file_size_limit};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::signal(SIGXFSZ, SIG_IGN);  // The write then fails with EFBIG, as a full disk's does.
  }
  ::execve(program.c_str(), argv.data(), envp.data());
  ::_exit(127);
}

ChildProcess::~ChildProcess() {
  if (pid_ > 0) {
    kill_now();
    int status = 0;
    ::waitpid(pid_, &status, 0);
  }
  ::close(out_);
  ::close(err_);
}

void ChildProcess::kill_now() const {
  send(SIGKILL);
}

void ChildProcess::send(int signal) const {
  CHECK_INVARIANT(pid_ > 0);
  ::kill(pid_, signal);
}

ChildResult ChildProcess::wait() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0)
    CHECK_INVARIANT(errno == EINTR);
  pid_ = -1;
  ChildResult result;
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
  result.out = read_back(out_);
  result.err = read_back(err_);
  return result;
}

ChildResult run_program(const std::string& program, const ChildOptions& options) {
  ChildProcess child(program, options);
  return child.wait();
}

}  // namespace labledger::test

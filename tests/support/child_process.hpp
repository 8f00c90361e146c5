#pragma once
// The built program as a child process, watched and, when a test wants it, killed.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace labledger::test {

/// How to start a child.
struct ChildOptions {
  std::vector<std::string> arguments;          ///< Without the program's own name.
  std::string stdin_path;                      ///< Empty: no input.
  std::optional<std::size_t> file_size_limit;  ///< Writes past this many bytes of a file fail.
  std::vector<std::string> environment;        ///< "NAME=value", beside an otherwise empty one.
};

/// How a child ended and what it said.
struct ChildResult {
  int exit_code = -1;  ///< -1 when a signal ended it.
  int signal = 0;      ///< 0 when it ended by itself.
  std::string out;
  std::string err;
};

/// A running program. Killed and reaped when destroyed. One thread only.
class ChildProcess {
 public:
  /// Starts `program`; aborts the test process when that is impossible.
  ChildProcess(const std::string& program, const ChildOptions& options);
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess();

  /// Ends it at once, as a power cut would: no handler of its own runs.
  void kill_now() const;
  /// Sends a signal.
  void send(int signal) const;

  /// Waits for its end and returns what it said.
  [[nodiscard]] ChildResult wait();

 private:
  pid_t pid_ = -1;
  int out_ = -1;  // Unlinked temporary files: nothing blocks, however much it says.
  int err_ = -1;
};

/// Starts and waits.
[[nodiscard]] ChildResult run_program(const std::string& program, const ChildOptions& options);

}  // namespace labledger::test

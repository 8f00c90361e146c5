#include "cli/signals.hpp"

#include <csignal>

namespace labledger::cli {
namespace {

// A signal handler can reach nothing but globals, and may touch only lock-free atomics.
std::atomic<bool> g_stop{false};  // NOLINT(readability-identifier-naming) mutable: not a constant
std::atomic<int> g_signal{0};     // NOLINT(readability-identifier-naming) as above
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

extern "C" void remember_signal(int number) {
  g_signal.store(number);
  g_stop.store(true);
}

}  // namespace

void watch_signals() {
  struct sigaction action {};
  action.sa_handler = remember_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // A second signal ends the process at once.
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  action.sa_handler = SIG_IGN;
  action.sa_flags = 0;
  sigaction(SIGPIPE, &action, nullptr);
}

const std::atomic<bool>& stop_requested() {
  return g_stop;
}

ExitCode exit_code_of_signal() {
  const int number = g_signal.load();
  return static_cast<ExitCode>(number == 0 ? 0 : static_cast<int>(ExitCode::SignalBase) + number);
}

}  // namespace labledger::cli

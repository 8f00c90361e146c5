#include "cli/progress.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace labledger::cli {
namespace {

constexpr std::int64_t kBarWidth = 30;
constexpr std::chrono::milliseconds kRedrawEvery{100};

}  // namespace

Progress::Progress(std::string label, int verbosity)
    : label_(std::move(label)), active_(verbosity >= 0 && ::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (drawn_) fmt::print(stderr, "\r\x1b[K");
}

void Progress::show(std::int64_t done, std::int64_t total) {
  if (!active_) return;
  const auto now = std::chrono::steady_clock::now();
  if (drawn_ && now - last_ < kRedrawEvery && done != total) return;
  last_ = now;
  drawn_ = true;
  if (total <= 0) {
    fmt::print(stderr, "\r\x1b[K{} {}", label_, done);
  } else {
    const std::int64_t filled = std::clamp(done * kBarWidth / total, std::int64_t{0}, kBarWidth);
    fmt::print(stderr, "\r\x1b[K{} [{:#<{}}{: <{}}] {}/{}", label_, "", filled, "",
               kBarWidth - filled, done, total);
  }
  std::fflush(stderr);
}

}  // namespace labledger::cli

#pragma once
// Broken invariants of our own end the process in every build type; bad input never does.

namespace labledger {

/// Prints the broken invariant with its place to stderr and aborts.
[[noreturn]] void check_failed(const char* condition, const char* file, int line) noexcept;

}  // namespace labledger

/// Aborts when `condition` is false, in every build type. For invariants of ours, never for input.
#define CHECK_INVARIANT(condition)                               \
  do {                                                           \
    if (!(condition)) [[unlikely]]                               \
      ::labledger::check_failed(#condition, __FILE__, __LINE__); \
  } while (false)

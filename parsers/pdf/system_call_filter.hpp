#pragma once
// A filter of system calls for a child that has to read hostile bytes.

namespace labledger::parsers {

/// Takes from this process and its children, for good, the means to reach the network, to look into
/// other processes, and to gain rights: such calls fail with EACCES. False when the kernel or the
/// processor is not supported; then nothing has changed. Safe between fork and exec.
/// @see seccomp(2); linux/Documentation/userspace-api/seccomp_filter.rst.
[[nodiscard]] bool filter_system_calls() noexcept;

}  // namespace labledger::parsers

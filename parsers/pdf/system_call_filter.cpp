#include "parsers/pdf/system_call_filter.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

namespace labledger::parsers {
namespace {

#ifdef __x86_64__
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t kArchitecture = 0;
#endif

// Numbers from here on belong to another interface of the same processor (x32), by which the
// refused calls could be reached.
constexpr std::uint32_t kOtherInterface = 0x40000000;

constexpr auto kRefused =
    std::to_array<std::uint32_t>({SYS_socket, SYS_socketpair, SYS_io_uring_setup, SYS_ptrace,
                                  SYS_process_vm_readv, SYS_process_vm_writev, SYS_unshare,
                                  SYS_setns, SYS_mount, SYS_bpf, SYS_perf_event_open, SYS_keyctl});

constexpr std::size_t kHead = 4;
constexpr std::size_t kSize = kHead + kRefused.size() + 2;

constexpr sock_filter statement(unsigned code, std::uint32_t value) {
  return {static_cast<std::uint16_t>(code), 0, 0, value};
}

constexpr sock_filter jump(unsigned code, std::uint32_t value, std::size_t if_true,
                           std::size_t if_false) {
  return {static_cast<std::uint16_t>(code), static_cast<std::uint8_t>(if_true),
          static_cast<std::uint8_t>(if_false), value};
}

/// The program: another architecture or interface and the refused calls lead to the last
/// instruction, everything else to the last but one.
constexpr std::array<sock_filter, kSize> make_program() {
  std::array<sock_filter, kSize> program{};
  const std::size_t refuse = kSize - 1;
  program[0] = statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch));
  program[1] = jump(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 0, refuse - 2);
  program[2] = statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr));
  program[3] = jump(BPF_JMP | BPF_JGE | BPF_K, kOtherInterface, refuse - 4, 0);
  for (std::size_t i = 0; i < kRefused.size(); ++i) {
    const std::size_t at = kHead + i;
    program[at] = jump(BPF_JMP | BPF_JEQ | BPF_K, kRefused[i], refuse - at - 1, 0);
  }
  program[kSize - 2] = statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  program[kSize - 1] = statement(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES);
  return program;
}

}  // namespace

bool filter_system_calls() noexcept {
  if (kArchitecture == 0) return false;
  std::array<sock_filter, kSize> program = make_program();
  const sock_fprog filter = {static_cast<std::uint16_t>(program.size()), program.data()};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

}  // namespace labledger::parsers

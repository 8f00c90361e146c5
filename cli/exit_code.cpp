#include "cli/exit_code.hpp"

namespace labledger::cli {

ExitCode exit_code_for(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::Usage:
    case ErrorKind::NotFound:
      return ExitCode::Usage;
    case ErrorKind::Config:
      return ExitCode::InvalidConfig;
    case ErrorKind::Locked:
      return ExitCode::Locked;
    case ErrorKind::Storage:
      return ExitCode::Storage;
    default:
      return ExitCode::Failure;
  }
}

}  // namespace labledger::cli

#pragma once
// A program that is run for each message: the way to every channel that we do not speak.

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "alerts/sender.hpp"

namespace labledger::alerts {

/// A sender that runs `command` (the program's full path, then its arguments) without a shell, with
/// message_data on its standard input and nothing else open. Its environment is PATH, LANG, HOME
/// and LABLEDGER_EVENT_ID, the message's key. Its standard output is thrown away; the first line of
/// its standard error is told.
///
/// Exit code 0 is Accepted; any other is Later (75, EX_TEMPFAIL, says so itself), and so are a
/// signal, a program that cannot be started, and one that has not ended after `timeout`: it is
/// killed with all it has started in its process group.
[[nodiscard]] std::unique_ptr<Sender> make_command_sender(std::vector<std::string> command,
                                                          std::chrono::milliseconds timeout);

}  // namespace labledger::alerts

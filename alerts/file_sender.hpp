#pragma once
// Events as lines of JSON in a file, for programs that follow it.

#include <memory>
#include <string>

#include "alerts/sender.hpp"

namespace labledger::alerts {

/// A sender that appends each message's events to the file at `path`, one line each, in one write,
/// and says Accepted when they are on the disk. A last line without its end, left by a crash, is
/// ended first, so that it spoils no other. The file is made when there is none; anything but a
/// regular file is Refused. A failure is Later.
[[nodiscard]] std::unique_ptr<Sender> make_file_sender(std::string path);

}  // namespace labledger::alerts

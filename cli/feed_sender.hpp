#pragma once
// Atom and JSON Feed files as a channel: the whole file is written anew for every batch of events.

#include <memory>
#include <string>

#include "alerts/sender.hpp"
#include "cli/ledger.hpp"
#include "core/channel.hpp"
#include "core/result.hpp"

namespace labledger::cli {

/// The sender of an Atom or JsonFeed channel. It knows the events that the channel has been given
/// already, and adds those of each message.
[[nodiscard]] Result<std::unique_ptr<alerts::Sender>> open_feed_sender(
    Ledger& ledger, const Channel& channel, const std::string& report_url);

}  // namespace labledger::cli

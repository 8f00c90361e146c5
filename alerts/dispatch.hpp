#pragma once
// Sends what is due, all channels side by side, so that one that hangs holds up nobody else.

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "alerts/message.hpp"
#include "alerts/sender.hpp"
#include "core/result.hpp"

namespace labledger::alerts {

/// One channel's messages, in the order they are to be sent.
struct Lane {
  std::string channel;
  std::unique_ptr<Sender> sender;
  std::vector<Message> messages;
};

/// After this many messages of one lane in a row that came to Later, the rest of the lane waits for
/// the next run: the channel is down, and every try costs its time-out.
inline constexpr std::size_t kLaterInARow = 2;

/// Takes the result of one message: `lane` and `message` are indices. Called on the thread that
/// called dispatch().
using TakeResult =
    std::function<Result<void>(std::size_t lane, std::size_t message, const SendResult& result)>;

/// Sends every lane's messages, each lane on a thread of its own and one message at a time. The
/// next message of a lane is begun only after `take` has returned for the one before: so at a kill
/// at most one message a lane has been sent without being noted. When `stop` becomes true, or
/// `take` fails, no further message is begun. Returns when all threads have ended: at most one
/// time-out of a channel later.
///
/// @return the first Error of `take`.
[[nodiscard]] Result<void> dispatch(std::vector<Lane> lanes, const TakeResult& take,
                                    const std::atomic<bool>& stop);

}  // namespace labledger::alerts

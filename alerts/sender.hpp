#pragma once
// How a message leaves the house. One implementation a kind of channel.

#include <chrono>
#include <optional>
#include <string>

#include "alerts/message.hpp"

namespace labledger::alerts {

/// What became of one try.
enum class Verdict {
  Accepted,  ///< The other side took responsibility for the message.
  Later,     ///< It did not, and another try may fare better.
  Refused,   ///< It said that it never will; tried again all the same, but seldom.
};

struct SendResult {
  Verdict verdict = Verdict::Later;
  std::string said;  ///< One sentence for `status`, without secrets: the reply or the failure.
  std::optional<std::chrono::milliseconds> retry_after;  ///< As the other side asked.
};

/// Sends messages over one channel. One thread at a time.
class Sender {
 public:
  Sender() = default;
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;
  virtual ~Sender() = default;

  /// Tries once, within the channel's time-out. Accepted only when the other side said so.
  [[nodiscard]] virtual SendResult send(const Message& message) = 0;
};

}  // namespace labledger::alerts

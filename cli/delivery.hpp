#pragma once
// Empties the outbox as far as it will go: one pass over what is due.

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "alerts/sender.hpp"
#include "cli/ledger.hpp"
#include "core/channel.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "parsers/registry/alert_settings.hpp"

namespace labledger::cli {

/// What one pass did, in deliveries.
struct DeliveryTally {
  std::size_t delivered = 0;
  std::size_t failed = 0;    ///< Tried, to be tried again.
  std::size_t given_up = 0;  ///< Tried for the last time.
  std::size_t held = 0;      ///< Due, but their channel is resting, broke off or is not configured.
};

/// Which deliveries a pass takes.
enum class DeliveryScope {
  Due,  ///< Those whose next try has come, over channels that are not resting.
  All,  ///< Every pending one whose digest is due, back-off or not: after a repair.
};

/// Makes the sender of a channel; an Error counts as a failed try of the channel.
using OpenSender = std::function<Result<std::unique_ptr<alerts::Sender>>(const Channel& channel)>;

/// Sends what is due, and notes every result in a transaction of its own as soon as it is there: at
/// a kill, at most one message a channel has been accepted without being noted, and that one is
/// sent again under the same key.
class Delivery {
 public:
  /// All must outlive the delivery.
  Delivery(Ledger& ledger, const parsers::AlertSettings& settings, OpenSender open_sender,
           const Clock& clock)
      : ledger_(ledger), settings_(settings), open_sender_(std::move(open_sender)), clock_(clock) {}

  /// Storage and similar failures of our own are Errors; what receivers say is in the tally.
  [[nodiscard]] Result<DeliveryTally> run(DeliveryScope scope, const std::atomic<bool>& stop);

 private:
  /// The rows that one message answers for.
  struct Job {
    std::vector<db::DeliveryRow> rows;
    alerts::Message message;
  };
  /// A channel with what is to go over it.
  struct Work {
    const Channel* channel = nullptr;
    std::vector<Job> jobs;
  };

  [[nodiscard]] Result<std::vector<Work>> plan(DeliveryScope scope, DeliveryTally& tally);
  [[nodiscard]] Result<bool> is_resting(const std::string& channel, DeliveryScope scope) const;
  [[nodiscard]] Result<Job> make_job(std::vector<db::DeliveryRow> rows, const Channel& channel);
  [[nodiscard]] Result<std::unique_ptr<alerts::Sender>> sender_for(const Channel& channel);
  [[nodiscard]] Result<void> settle(const Work& work, const Job& job,
                                    const alerts::SendResult& result, DeliveryTally& tally);
  [[nodiscard]] Result<void> note_channel(const std::string& channel,
                                          const alerts::SendResult& result, Instant now);

  Ledger& ledger_;
  const parsers::AlertSettings& settings_;
  OpenSender open_sender_;
  const Clock& clock_;
};

}  // namespace labledger::cli

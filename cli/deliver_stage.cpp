#include "cli/deliver_stage.hpp"

#include <utility>

#include <fmt/format.h>

#include "alerts/open_sender.hpp"
#include "cli/command.hpp"
#include "cli/signals.hpp"

namespace labledger::cli {

Result<DeliveryTally> deliver_stage(Ledger& ledger, const Configuration& configuration,
                                    DeliveryScope scope, const net::CurlGlobal& global,
                                    const Clock& clock) {
  if (!configuration.settings) return DeliveryTally{};
  const auto open = [&](const Channel& channel) -> Result<std::unique_ptr<alerts::Sender>> {
    return alerts::open_sender(channel, global, clock, "labledger/" + std::string(kVersion));
  };
  Delivery delivery(ledger, configuration.settings->alerts, open, clock);
  return delivery.run(scope, stop_requested());
}

Result<std::string> describe_trouble(Ledger& ledger) {
  std::string out;
  std::int64_t failing = 0;
  const std::vector<db::ChannelDepth> depths = TRY(ledger.outbox().depths());
  for (const db::ChannelDepth& depth : depths) {
    if (depth.failing == 0) continue;
    failing += depth.failing;
    const auto channel = TRY(ledger.outbox().channel(depth.channel));
    out += fmt::format("{}{} ({})", out.empty() ? "" : "; ", depth.channel,
                       channel ? channel->said : "not tried");
  }
  if (failing == 0) return out;
  return fmt::format("{} {} for another try: {}", failing,
                     failing == 1 ? "delivery waits" : "deliveries wait", out);
}

}  // namespace labledger::cli

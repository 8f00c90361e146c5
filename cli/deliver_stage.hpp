#pragma once
// The delivering stage of the pipeline, as `deliver` and `run` share it.

#include <string>

#include "cli/configuration.hpp"
#include "cli/delivery.hpp"
#include "cli/ledger.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "net/curl_transport.hpp"

namespace labledger::cli {

/// Sends what is due over the configured channels. Nothing is done without a config file.
[[nodiscard]] Result<DeliveryTally> deliver_stage(Ledger& ledger,
                                                  const Configuration& configuration,
                                                  DeliveryScope scope,
                                                  const net::CurlGlobal& global,
                                                  const Clock& clock);

/// One line for people about what could not be delivered: "2 deliveries wait for another try: desk
/// (connection refused)". Empty when nothing is amiss.
[[nodiscard]] Result<std::string> describe_trouble(Ledger& ledger);

}  // namespace labledger::cli

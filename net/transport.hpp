#pragma once
// The one seam to the network: requests in, responses out. Everything above it is tested without a
// socket; everything below it is libcurl.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/http.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "core/url.hpp"

namespace labledger::net {

/// Bounds of one request. Every response stays within them or ends in an Error that names the one
/// it reached.
struct TransferLimits {
  std::size_t body_bytes = 16U << 20;     ///< After content decoding.
  std::size_t header_bytes = 256U << 10;  ///< All header fields of one response.
  std::chrono::milliseconds connect_time{15'000};
  std::chrono::milliseconds total_time{120'000};
  std::size_t low_speed_bytes_per_second =
      128;  ///< Slower than this for `low_speed_time`: Timeout.
  std::chrono::seconds low_speed_time{20};
};

/// One GET request without redirects: whoever asks follows them, so that each target is checked.
struct Request {
  std::uint64_t ticket = 0;  ///< Chosen by the caller; comes back with the Response.
  Url url;
  HeaderList headers;  ///< Sent beside the transport's own User-Agent and Accept-Encoding.
  TransferLimits limits;
};

/// What came back. A status of any kind is a response; an Error is a request that got none, or one
/// whose body went past a limit.
struct Response {
  std::uint64_t ticket = 0;
  std::optional<Error> error;  ///< Set when the exchange failed; `status` may still be known.
  int status = 0;              ///< 0 when no status line came.
  HeaderList request_headers;  ///< As sent.
  HeaderList headers;          ///< Of the final response (1xx dropped).
  std::string body;            ///< Decoded; empty when `error` is set.
  std::string remote_address;  ///< The peer's IP address; empty when never connected.
  Instant started;
  Instant finished;
};

/// Performs requests, several at a time. One thread only.
class Transport {
 public:
  Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;
  virtual ~Transport() = default;

  /// Takes a request; its response comes from a later wait().
  virtual void submit(Request request) = 0;

  /// Returns the responses that are complete, waiting up to `patience` for the first. Empty when
  /// none came in time. Cost: linear in the number of open requests, so keep those bounded.
  [[nodiscard]] virtual std::vector<Response> wait(std::chrono::milliseconds patience) = 0;
};

}  // namespace labledger::net

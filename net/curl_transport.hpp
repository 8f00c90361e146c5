#pragma once
// The Transport that really goes to the network: libcurl's multi interface, HTTP/1.1 and HTTP/2,
// connections kept and reused. No cookies, no proxy, no redirects, no scheme but http and https.

#include <memory>
#include <string>

#include "core/result.hpp"
#include "core/time.hpp"
#include "net/address_guard.hpp"
#include "net/transport.hpp"

namespace labledger::net {

/// libcurl's process-wide state. Made once, in main, before any thread starts; it outlives every
/// transport.
class CurlGlobal {
 public:
  /// Internal when libcurl cannot start.
  [[nodiscard]] static Result<CurlGlobal> start();

  CurlGlobal(CurlGlobal&& other) noexcept;
  CurlGlobal& operator=(CurlGlobal&&) = delete;
  CurlGlobal(const CurlGlobal&) = delete;
  CurlGlobal& operator=(const CurlGlobal&) = delete;
  ~CurlGlobal();

 private:
  CurlGlobal() = default;
  bool owns_ = true;
};

struct TransportOptions {
  std::string user_agent;  ///< Honest, with a way to reach us: "labledger/0.1 (+https://…)".
  AddressPolicy addresses = AddressPolicy::PublicOnly;
  unsigned kept_connections = 200;  ///< Idle connections kept open for the next request.
};

/// A transport on libcurl; times are read from `clock`, which must outlive it, as must `global`.
/// Internal when libcurl refuses a handle.
///
/// Its responses, beside what Transport says:
///  - A body that ends before its declared length, or breaks its chunked coding, is a Network
///    error. Bytes after the declared length are not read, and the connection is closed.
///  - A response that is not HTTP, has NUL or a line without a colon among its header fields, or a
///    broken content coding: Malformed.
///  - Over a size limit: TooLarge. Over a time limit or under the low-speed floor: Timeout.
///  - An address that the policy forbids: Refused, naming it; no byte was sent.
///  - Trailer fields are not among the headers; a folded line is joined to its field by a blank.
///    Bytes that no field should have are kept as they came.
/// Destroying it drops the open requests.
[[nodiscard]] Result<std::unique_ptr<Transport>> open_curl_transport(const CurlGlobal& global,
                                                                     const Clock& clock,
                                                                     TransportOptions options);

}  // namespace labledger::net

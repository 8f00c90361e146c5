#pragma once
// One request on one libcurl easy handle: what libcurl calls back with becomes a Response, within
// the request's limits. The handle is used again for the next request, which is what keeps
// libcurl's buffers and connections warm.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <curl/curl.h>

#include "core/result.hpp"
#include "core/time.hpp"
#include "net/address_guard.hpp"
#include "net/easy_handle.hpp"
#include "net/transport.hpp"

namespace labledger::net {

/// A request under way. Its address must not change between begin and finish: libcurl holds it.
class Transfer {
 public:
  /// A transfer at rest.
  explicit Transfer(EasyHandle handle) : handle_(std::move(handle)) {}
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer() = default;

  /// Sets the handle up for a request, to be given to a multi handle next. Internal when libcurl
  /// refuses an option.
  [[nodiscard]] Result<void> begin(Request request, const std::string& user_agent,
                                   AddressPolicy addresses, Instant now);

  /// The response, once libcurl has reported the handle done. The transfer is at rest again.
  [[nodiscard]] Response finish(CURLcode code, Instant now);

  [[nodiscard]] CURL* handle() const { return handle_.get(); }

 private:
  [[nodiscard]] Result<void> set_options(const std::string& user_agent) const;
  [[nodiscard]] Result<void> set_limits() const;
  [[nodiscard]] Result<void> set_callbacks();
  [[nodiscard]] Result<void> set_request_fields();

  void receive_header(std::string_view line);
  void receive_body(std::string_view bytes);
  void note_sent(std::string_view block);
  [[nodiscard]] Error describe_failure(CURLcode code) const;

  // Called beneath C frames, so they must not throw: guarded() turns exhaustion into an error.
  static std::size_t on_header(char* data, std::size_t, std::size_t size, void* user) noexcept;
  static std::size_t on_body(char* data, std::size_t, std::size_t size, void* user) noexcept;
  static int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* user) noexcept;
  static curl_socket_t on_open_socket(void* user, curlsocktype, curl_sockaddr* address) noexcept;

  EasyHandle handle_;
  FieldList fields_;
  Request request_;
  Response response_;
  std::optional<Error> failure_;  ///< Why a callback ended the transfer.
  std::optional<Error> refusal_;  ///< The last address refused; another may still have been taken.
  AddressPolicy addresses_ = AddressPolicy::PublicOnly;
  std::size_t header_bytes_ = 0;  ///< Of all header blocks, so that endless 1xx responses count.
  bool headers_over_ = false;     ///< The blank line has come: what follows are trailers.
};

}  // namespace labledger::net

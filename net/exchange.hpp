#pragma once
// One exchange of an Outbound on one libcurl easy handle. Each object serves one exchange: what
// libcurl calls back with is gathered in it.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <curl/curl.h>

#include "net/easy_handle.hpp"
#include "net/outbound.hpp"

namespace labledger::net {

/// Options that every exchange has: limits of time, trust, no proxy, no signals, no reuse.
[[nodiscard]] Result<void> set_common_options(CURL* handle, const OutboundLimits& limits,
                                              const std::string& ca_file);

/// What a libcurl code means; the message says nothing of the request.
[[nodiscard]] Error describe_outbound_failure(CURLcode code, const OutboundLimits& limits);

/// One HTTP request under way.
class PostExchange {
 public:
  PostExchange(CURL* handle, const HttpPost& request) : handle_(handle), request_(request) {}

  /// Sends the request and gathers the reply; see Outbound::post.
  [[nodiscard]] Result<HttpReply> run(const std::string& user_agent);

 private:
  [[nodiscard]] Result<void> set_options(const std::string& user_agent);
  [[nodiscard]] Result<void> set_body();
  [[nodiscard]] bool take_header(std::string_view line);
  [[nodiscard]] bool take_body(std::string_view bytes);

  static std::size_t on_header(char* data, std::size_t, std::size_t size, void* user) noexcept;
  static std::size_t on_body(char* data, std::size_t, std::size_t size, void* user) noexcept;

  CURL* handle_;
  const HttpPost& request_;
  FieldList fields_;
  HttpReply reply_;
  std::size_t bytes_ = 0;      ///< Of the reply so far.
  bool headers_over_ = false;  ///< The final response's header fields are complete.
};

/// One mail under way.
class MailExchange {
 public:
  MailExchange(CURL* handle, const MailSubmission& mail) : handle_(handle), mail_(mail) {}

  /// Submits the mail; see Outbound::submit.
  [[nodiscard]] Result<MailReply> run();

 private:
  [[nodiscard]] Result<void> set_options();
  [[nodiscard]] Result<void> set_callbacks();
  void take_command(std::string_view line);
  [[nodiscard]] bool take_reply(std::string_view line);

  static std::size_t on_reply(char* data, std::size_t, std::size_t size, void* user) noexcept;
  static std::size_t on_read(char* data, std::size_t, std::size_t size, void* user) noexcept;
  static int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* user) noexcept;

  CURL* handle_;
  const MailSubmission& mail_;
  FieldList recipients_;
  MailReply reply_;
  MailStage stage_ = MailStage::Connect;  ///< What was last asked.
  std::size_t sent_ = 0;                  ///< Bytes of the message handed to libcurl.
  std::size_t bytes_ = 0;                 ///< Of all replies so far.
  bool reply_over_ = true;                ///< The next line begins another reply.
  bool is_leaving_ = false;               ///< QUIT was sent: its reply is of no interest.
};

}  // namespace labledger::net

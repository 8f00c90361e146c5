#include "net/curl_outbound.hpp"

#include <utility>

#include "net/exchange.hpp"

namespace labledger::net {

Result<void> set_common_options(CURL* handle, const OutboundLimits& limits,
                                const std::string& ca_file) {
  const std::int64_t time = limits.total_time.count();
  TRY(set_number(handle, CURLOPT_TIMEOUT_MS, time));
  TRY(set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, time));
  TRY(set_number(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, (time + 999) / 1000));
  TRY(set_number(handle, CURLOPT_SSL_VERIFYPEER, 1));
  TRY(set_number(handle, CURLOPT_SSL_VERIFYHOST, 2));
  if (!ca_file.empty()) TRY(set_option(handle, CURLOPT_CAINFO, ca_file.c_str()));
  TRY(set_number(handle, CURLOPT_FORBID_REUSE, 1));
  TRY(set_option(handle, CURLOPT_PROXY, ""));  // Not even the environment's.
  return set_number(handle, CURLOPT_NOSIGNAL, 1);
}

Error describe_outbound_failure(CURLcode code, const OutboundLimits& limits) {
  const std::string said = curl_easy_strerror(code);
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return {ErrorKind::Timeout,
              "no end within " + std::to_string(limits.total_time.count()) + " ms"};
    case CURLE_WRITE_ERROR:  // One of our callbacks ended it.
      return {ErrorKind::TooLarge,
              "the reply goes past " + std::to_string(limits.reply_bytes) + " bytes"};
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:  // HTTP/0.9: a body without a status line.
      return {ErrorKind::Malformed, said};
    case CURLE_OUT_OF_MEMORY:
    case CURLE_FAILED_INIT:
    case CURLE_BAD_FUNCTION_ARGUMENT:
      return {ErrorKind::Internal, said};
    default:
      return {ErrorKind::Network, said};
  }
}

namespace {

class CurlOutbound final : public Outbound {
 public:
  CurlOutbound(EasyHandle handle, std::string user_agent)
      : handle_(std::move(handle)), user_agent_(std::move(user_agent)) {}

  Result<HttpReply> post(const HttpPost& request) override {
    curl_easy_reset(handle_.get());
    Result<HttpReply> reply = PostExchange(handle_.get(), request).run(user_agent_);
    if (!reply) return std::move(reply).error().in(request.url.host);
    return reply;
  }

  Result<MailReply> submit(const MailSubmission& mail) override {
    curl_easy_reset(handle_.get());
    Result<MailReply> reply = MailExchange(handle_.get(), mail).run();
    if (!reply) return std::move(reply).error().in(mail.host);
    return reply;
  }

 private:
  EasyHandle handle_;
  std::string user_agent_;
};

}  // namespace

Result<std::unique_ptr<Outbound>> open_curl_outbound(const CurlGlobal&, std::string user_agent) {
  EasyHandle handle = TRY(make_easy_handle());
  return std::unique_ptr<Outbound>(
      std::make_unique<CurlOutbound>(std::move(handle), std::move(user_agent)));
}

}  // namespace labledger::net
